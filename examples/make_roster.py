"""Makes hulunbuir-roster.xlsx: a roster (花名册) as an officer would hand it in, of people who do not exist.

Every name says 示例; the numbers are made up and only their check digits are right. Two people have a fault on purpose,
one stands in two rows that differ, one in two rows that agree. Running this again gives the same file, byte for byte.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from engine.facts import check_digit

HERE = Path(__file__).parent
TITLE = "呼伦贝尔市2024年度城乡居民医保参保缴费花名册（示例数据）"

# A group of columns, or a column without one, with the width that its content needs.
HEADER: tuple[tuple[str, tuple[tuple[str, int], ...]], ...] = (
    ("", (("序号", 5), ("姓名", 14), ("证件类型", 12), ("身份证号", 20), ("性别", 5), ("出生日期", 13))),
    ("户籍与居住", (("户籍地", 20), ("参保地", 10), ("常住地", 10), ("居住证", 7))),
    ("参保情况", (("上年度参保", 10), ("在校学生", 9), ("职工医保停保日期", 16))),
    (
        "特殊身份",
        (
            ("特困人员", 9),
            ("孤儿", 6),
            ("低保对象", 9),
            ("农村牧区低收入人口", 18),
            ("重度残疾人", 10),
            ("身份认定日期", 13),
        ),
    ),
    ("新生儿", (("户籍登记前死亡", 14),)),
    ("登记缴费", (("参保登记日期", 13), ("缴款日期", 13))),
)

Day = date | str
"""A date cell, or text that an officer typed for one."""


@dataclass(frozen=True)
class Person:
    """`born` is what the card says; `written` what stands in the column, where that differs."""

    name: str
    born: date
    sex: str = "男"
    home: str = "海拉尔区"
    card_region: str = "150702"
    order: int = 90
    written: Day | None = None
    enrolled_in: str = "海拉尔区"
    permit: str = ""
    continuous: str = "是"
    student: str = ""
    lapsed: Day = ""
    held: tuple[str, ...] = ()
    recognised: Day = "无"
    died: str = ""
    registered: Day = date(2023, 10, 8)
    paid: Day = date(2023, 10, 8)
    id_type: str = "居民身份证"
    number: str = field(default="")

    @property
    def card(self) -> str:
        if self.number:
            return self.number
        first = f"{self.card_region}{self.born:%Y%m%d}{self.order:02}{1 if self.sex == '男' else 2}"
        return first + check_digit(first)

    def cells(self, serial: int) -> list[str | int | date]:
        identities = ("特困人员", "孤儿", "低保对象", "农村牧区低收入人口", "重度残疾人")
        born = self.born if self.written is None else self.written
        return [
            *(serial, self.name, self.id_type, self.card, self.sex, born),
            *(self.home, self.enrolled_in, self.enrolled_in, self.permit),
            *(self.continuous, self.student, self.lapsed),
            *("是" if identity in self.held else "" for identity in identities),
            *(self.recognised, self.died, self.registered, self.paid),
        ]


PARENT = Person("卫示例十二", date(1990, 7, 15), sex="女")
TWICE = Person("许示例二十", date(1979, 9, 9), sex="女")
REPEATED = Person("何示例二十一", date(1968, 12, 30), written="1968.12.30")
MISTYPED = Person("秦示例十八", date(1993, 4, 4))

PEOPLE: tuple[Person, ...] = (
    Person("张示例一", date(1962, 5, 1), written="1962.05.01"),
    Person("李示例二", date(1980, 5, 5), sex="女", home="牙克石市", card_region="150782", enrolled_in="牙克石市"),
    Person("王示例三", date(1955, 3, 12), held=("低保对象",), recognised="2022.05.01"),
    Person("赵示例四", date(1948, 11, 2), written="1948-11-02", held=("特困人员",), recognised=date(2021, 6, 1)),
    Person("孙示例五", date(2014, 3, 9), sex="女", student="是", held=("孤儿",), recognised=date(2021, 6, 1)),
    Person("周示例六", date(1971, 8, 20), held=("重度残疾人",), recognised="2019年12月3日"),
    Person("吴示例七", date(1966, 1, 25), sex="女", held=("低保对象", "重度残疾人"), recognised=date(2021, 6, 1)),
    Person("郑示例八", date(1959, 10, 10), held=("特困人员", "低保对象", "重度残疾人"), recognised=date(2021, 6, 1)),
    Person("冯示例九", date(1988, 2, 29), sex="女", registered=date(2024, 4, 15), paid="2024.04.15"),
    Person(
        "陈示例十",
        date(1975, 6, 18),
        continuous="否",
        held=("低保对象",),
        recognised=date(2024, 4, 1),
        registered="2024.05.06",
        paid=date(2024, 5, 6),
    ),
    Person("褚示例十一", date(2024, 2, 10), continuous="否", registered=date(2024, 3, 1), paid=date(2024, 3, 1)),
    PARENT,
    Person(
        "卫示例十二XSE",
        date(2024, 1, 6),
        home="",
        continuous="否",
        died="是",
        registered="2024.01.20",
        paid="2024.01.20",
        id_type="其他证件类型",
        number=PARENT.card,
    ),
    Person(
        "蒋示例十三",
        date(1985, 12, 12),
        home="黑龙江省齐齐哈尔市",
        card_region="230202",
        permit="是",
        continuous="否",
        registered=date(2023, 11, 20),
        paid=date(2023, 11, 20),
    ),
    Person("沈示例十四", date(1991, 9, 1), home="满洲里市", card_region="150781", enrolled_in="满洲里市"),
    Person("韩示例十五", date(2007, 4, 30), sex="女", written="2007/4/30", student="是"),
    Person(
        "杨示例十六",
        date(1983, 7, 7),
        continuous="否",
        lapsed=date(2024, 1, 31),
        registered=date(2024, 2, 20),
        paid=date(2024, 2, 20),
    ),
    Person("朱示例十七", date(1970, 5, 23), held=("农村牧区低收入人口",), recognised=date(2021, 6, 1)),
    Person(MISTYPED.name, MISTYPED.born, number=MISTYPED.card[:-1] + ("1" if MISTYPED.card[-1] != "1" else "2")),
    Person("尤示例十九", date(1985, 2, 28), written="1985.02.30"),
    TWICE,
    Person(TWICE.name, TWICE.born, sex="女", paid="2024.03.25", registered="2024.03.25"),
    REPEATED,
    REPEATED,
    Person("吕示例二十二", date(1996, 10, 31), sex="女", registered="无", paid="无"),
    Person(
        "施示例二十三",
        date(1940, 1, 1),
        home="莫旗",
        card_region="150722",
        written="1940年1月1日",
        enrolled_in="莫旗",
    ),
)


def roster() -> bytes:
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        book.set_properties({"title": TITLE, "author": "示例", "created": datetime(2024, 7, 10)})
        framed = {"border": 1, "align": "center", "valign": "vcenter"}
        text = book.add_format({**framed, "num_format": "@"})
        day = book.add_format({**framed, "num_format": "yyyy-mm-dd"})
        heading = book.add_format({**framed, "bold": True, "text_wrap": True, "bg_color": "#DDEBF7"})
        title = book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"})
        sheet = book.add_worksheet("花名册")
        width = write_header(sheet, title, heading)
        for position, person in enumerate(PEOPLE):
            write_row(sheet, 4 + position, person.cells(position + 1), text, day)
        write_foot(sheet, 4 + len(PEOPLE), width, text)
        sheet.freeze_panes(4, 2)
    return file.getvalue()


def write_header(sheet: Worksheet, title: Format, heading: Format) -> int:
    """Title, who fills it in, and the header of two rows; gives the number of columns."""
    column = 0
    for group, labels in HEADER:
        if group and len(labels) > 1:
            sheet.merge_range(2, column, 2, column + len(labels) - 1, group, heading)
        elif group:
            sheet.write_string(2, column, group, heading)
        for position, (label, width) in enumerate(labels, column):
            sheet.set_column(position, position, width)
            if group:
                sheet.write_string(3, position, label, heading)
            else:
                sheet.merge_range(2, position, 3, position, label, heading)
        column += len(labels)
    sheet.merge_range(0, 0, 0, column - 1, TITLE, title)
    sheet.set_row(0, 30)
    sheet.write_string(1, 0, "填报单位：海拉尔区示例社区")
    sheet.write_string(1, column - 2, "填报日期：2024年7月10日")
    return column


def write_row(sheet: Worksheet, row: int, cells: Sequence[str | int | date], text: Format, day: Format) -> None:
    for column, cell in enumerate(cells):
        if isinstance(cell, date):
            sheet.write_datetime(row, column, cell, day)
        elif isinstance(cell, int):
            sheet.write_number(row, column, cell, text)
        elif cell:
            sheet.write_string(row, column, cell, text)
        else:
            sheet.write_blank(row, column, None, text)


def write_foot(sheet: Worksheet, row: int, width: int, text: Format) -> None:
    sheet.write_string(row, 0, "合计", text)
    sheet.write_string(row, 1, f"{len(PEOPLE)}人次", text)
    for column in range(2, width):
        sheet.write_blank(row, column, None, text)
    sheet.write_string(row + 1, 0, "制表人：示例员")
    sheet.write_string(row + 1, 6, "审核人：示例长")


if __name__ == "__main__":
    (HERE / "hulunbuir-roster.xlsx").write_bytes(roster())
