"""What a cell of a roster says about a fact, and what an officer reads where it can't be used."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dsl import CODES, NONE, Duration, Fact, Identity, Kind, Region, Type, Unit
from engine.facts import MISSING, Problem, regions_by_name, value_from

REGIONS = regions_by_name(
    (
        Region("230000", ("黑龙江省",)),
        Region("150000", ("内蒙古自治区", "内蒙古")),
        Region("150102", ("新城区",)),
        Region("150700", ("呼伦贝尔市",)),
        Region("150702", ("海拉尔区",)),
        Region("150722", ("莫力达瓦达斡尔族自治旗", "莫旗")),
        Region("999801", ("新城区",)),
    )
)


def fact(kind: Kind, *values: str, nullable: bool = False) -> Fact:
    return Fact("事实", "fact", Type(kind, values), nullable=nullable)


def read(kind: Kind, raw: object, *values: str) -> object:
    return value_from(fact(kind, *values), raw, REGIONS)


def code(kind: Kind, raw: object, *values: str) -> str:
    found = read(kind, raw, *values)
    assert isinstance(found, Problem), f"{raw!r} was read as {found!r}"
    assert CODES[found.code].message["zh"].format_map(found.arguments)
    return CODES[found.code].name


class TestBlank:
    @pytest.mark.parametrize("raw", [None, "", "  ", "\u00a0", "\u3000", "\ufeff", "'", "\t"])
    @pytest.mark.parametrize("kind", list(Kind))
    def test_is_missing_and_never_a_value(self, kind: Kind, raw: object) -> None:
        assert read(kind, raw) is MISSING

    @pytest.mark.parametrize("kind", list(Kind))
    def test_none_is_a_value_where_the_fact_allows_it(self, kind: Kind) -> None:
        assert value_from(fact(kind, "一级", nullable=True), " 无 ", REGIONS) is NONE

    @pytest.mark.parametrize("kind", list(Kind))
    def test_none_is_refused_elsewhere(self, kind: Kind) -> None:
        assert code(kind, "无", "一级") == "none-not-allowed"

    def test_none_may_be_one_of_the_listed_words(self) -> None:
        assert read(Kind.ENUMERATION, "无", "无", "一级") == "无"

    def test_a_cell_that_is_known_to_be_bad_stays_bad(self) -> None:
        assert code(Kind.MONEY, Problem("P659")) == "formula-error"


class TestMoney:
    @pytest.mark.parametrize(
        ("raw", "yuan"),
        [
            ("400", "400"),
            ("1,070.00", "1070"),
            ("1，070．00", "1070"),
            ("４００", "400"),
            ("400元", "400"),
            ("400.5 元", "400.5"),
            ("￥400.10", "400.1"),
            (400, "400"),
            (Decimal("400.1"), "400.1"),
            (Decimal("400.100"), "400.1"),
        ],
    )
    def test_is_read_to_the_fen(self, raw: object, yuan: str) -> None:
        assert read(Kind.MONEY, raw) == Decimal(yuan)

    @pytest.mark.parametrize(
        ("raw", "name"),
        [
            ("四百", "bad-money"),
            ("1,07", "bad-money"),
            ("1e3", "bad-money"),
            ("0.1万元", "bad-money"),
            ("=1+1", "bad-money"),
            ("½", "bad-money"),
            ("④", "bad-money"),
            (True, "bad-money"),
            (date(2024, 1, 1), "bad-money"),
            (Decimal("1E+999999999"), "bad-money"),
            (Decimal("NaN"), "bad-money"),
            ("9" * 5000, "bad-money"),
            (-1, "negative-money"),
            ("-400", "negative-money"),
            (Decimal("107.00000000000001"), "money-below-fen"),
            ("400.005", "money-below-fen"),
        ],
    )
    def test_is_refused(self, raw: object, name: str) -> None:
        assert code(Kind.MONEY, raw) == name

    @given(st.decimals(min_value=0, max_value=10**9, places=2))
    def test_comes_back_as_it_was_written(self, amount: Decimal) -> None:
        assert read(Kind.MONEY, f"{amount:,}元") == amount
        assert read(Kind.MONEY, amount) == amount


class TestRateAndInteger:
    @pytest.mark.parametrize("raw", ["50%", "50％", "５０％", "0.5", Decimal("0.5"), "50.0 %"])
    def test_a_rate_is_a_percentage_or_what_a_sheet_keeps_for_it(self, raw: object) -> None:
        assert read(Kind.RATE, raw) == Decimal("0.5")

    @pytest.mark.parametrize("raw", ["50", 50, "150%", "-1%", "一半", True, "%"])
    def test_a_rate_is_never_guessed(self, raw: object) -> None:
        assert code(Kind.RATE, raw) == "bad-rate"

    @pytest.mark.parametrize(("raw", "number"), [("3", 3), ("１２", 12), (3, 3), (Decimal("3.0"), 3), ("1,200", 1200)])
    def test_an_integer(self, raw: object, number: int) -> None:
        assert read(Kind.INTEGER, raw) == number

    @pytest.mark.parametrize("raw", [Decimal("3.5"), "3.5", "三", True, "3个", Decimal("1e40")])
    def test_no_integer(self, raw: object) -> None:
        assert code(Kind.INTEGER, raw) == "bad-integer"


class TestYesNo:
    @pytest.mark.parametrize("raw", ["是", "√", "y", "Ｙ", "Yes", "TRUE", "t", "1", "１", 1, True, " 是\u3000"])
    def test_yes(self, raw: object) -> None:
        assert read(Kind.YES_NO, raw) is True

    @pytest.mark.parametrize("raw", ["否", "×", "N", "no", "false", "Ｆ", "0", 0, False, Decimal(0)])
    def test_no(self, raw: object) -> None:
        assert read(Kind.YES_NO, raw) is False

    @pytest.mark.parametrize("raw", ["有", "不详", "/", "2", 2, "是否", date(2024, 1, 1)])
    def test_neither(self, raw: object) -> None:
        assert code(Kind.YES_NO, raw) == "bad-yes-no"


class TestDate:
    @pytest.mark.parametrize(
        "raw",
        [
            "2024-03-01",
            "2024/3/1",
            "2024.3.1",
            "2024.03.01",
            "2024年3月1日",
            "2024 年 3 月 1 日",
            "２０２４－０３－０１",
            "20240301",
            20240301,
            "2024-03-01 00:00:00",
            "2024-03-01T00:00",
            "2024/3/1 0:00",
            date(2024, 3, 1),
            datetime(2024, 3, 1),
            "'2024-03-01",
            '="2024-03-01"',
        ],
    )
    def test_is_read_however_it_is_written(self, raw: object) -> None:
        assert read(Kind.DATE, raw) == date(2024, 3, 1)

    @pytest.mark.parametrize(
        ("raw", "name"),
        [
            ("2023-02-29", "impossible-date"),
            ("2024-13-01", "impossible-date"),
            ("20240431", "impossible-date"),
            (20230229, "impossible-date"),
            ("0024-03-01", "impossible-date"),
            ("3/1/2024", "ambiguous-date"),
            ("1-3-24", "ambiguous-date"),
            ("24.03.01", "ambiguous-date"),
            ("2024-3", "ambiguous-date"),
            ("2024年3月", "ambiguous-date"),
            ("3月1日", "ambiguous-date"),
            ("2024", "ambiguous-date"),
            (2024, "ambiguous-date"),
            (Decimal("1962.05"), "ambiguous-date"),
            ("202403", "ambiguous-date"),
            (45352, "serial-date"),
            ("45352", "serial-date"),
            (Decimal("45352.5"), "serial-date"),
            ("2024-03-01 15:30", "date-with-time"),
            (datetime(2024, 3, 1, 15, 30), "date-with-time"),
            ("明天", "bad-date"),
            ("2024-03/01", "ambiguous-date"),
            (True, "bad-date"),
            (Decimal("1E+99"), "bad-date"),
            (["2024-03-01"], "bad-date"),
        ],
    )
    def test_is_refused_rather_than_guessed(self, raw: object, name: str) -> None:
        assert code(Kind.DATE, raw) == name

    @given(st.dates(min_value=date(1800, 1, 1)))
    def test_every_day_of_the_calendar_is_read_back(self, day: date) -> None:
        for written in (day.isoformat(), f"{day.year:04}年{day.month}月{day.day}日", f"{day:%Y%m%d}", day):
            assert read(Kind.DATE, written) == day


class TestWords:
    def test_a_member_of_an_enumeration_with_blanks_and_width_folded(self) -> None:
        assert read(Kind.ENUMERATION, "\u3000Ａ档 ", "A档", "B档") == "A档"

    def test_an_unknown_member_is_refused_with_the_closest_first(self) -> None:
        found = read(Kind.ENUMERATION, "1级", "二级", "一级")
        assert isinstance(found, Problem)
        assert found.arguments["values"].split("、") == ["二级", "一级"]
        found = read(Kind.ENUMERATION, "身份证", "护照", "居民身份证")
        assert isinstance(found, Problem)
        assert found.arguments["values"].startswith("居民身份证")

    def test_no_message_repeats_the_cell(self) -> None:
        found = read(Kind.ENUMERATION, "11010519491231002X", "一级")
        assert isinstance(found, Problem)
        assert "1101" not in str(found)

    @pytest.mark.parametrize(
        ("raw", "text"),
        [
            (" 张\u3000示 例\u00a0", "张示例"),
            ("John  Doe", "John  Doe"),
            ("'=1+1", "=1+1"),
            (12, "12"),
            (Decimal("3.5"), "3.5"),
        ],
    )
    def test_text_is_kept_as_written_without_idle_blanks(self, raw: object, text: str) -> None:
        assert read(Kind.TEXT, raw) == text

    @pytest.mark.parametrize("raw", [True, date(2024, 1, 1), ["x"], {"x": "y"}])
    def test_what_is_no_text(self, raw: object) -> None:
        assert code(Kind.TEXT, raw) == "not-text"

    @pytest.mark.parametrize(("raw", "length"), [("3个月", Duration(3, Unit.MONTH)), ("90 天", Duration(90, Unit.DAY))])
    def test_a_duration(self, raw: str, length: Duration) -> None:
        assert read(Kind.DURATION, raw) == length

    @pytest.mark.parametrize(("raw", "unit"), [("1年", Unit.YEAR), ("１年", Unit.YEAR), ("1 year", Unit.YEAR)])
    def test_a_duration_in_years(self, raw: str, unit: Unit) -> None:
        assert read(Kind.DURATION, raw) == Duration(1, unit)

    @pytest.mark.parametrize("raw", ["3月", "3", 3, "三个月", "1.5年"])
    def test_no_duration(self, raw: object) -> None:
        assert code(Kind.DURATION, raw) == "bad-duration"


class TestIdentifier:
    @pytest.mark.parametrize(
        ("raw", "number"),
        [
            ("11010519491231002x", "11010519491231002X"),
            (" 110105 19491231 002X", "11010519491231002X"),
            ("１１０１０５", "110105"),
            ("'0012", "0012"),
            ('="0012"', "0012"),
            (110105194912310021, "110105194912310021"),
            (12345, "12345"),
        ],
    )
    def test_is_text(self, raw: object, number: str) -> None:
        assert read(Kind.IDENTIFIER, raw) == number

    @pytest.mark.parametrize("raw", [Decimal("1.10105194912310E+17"), "1.10105E+17", "1.10105e17"])
    def test_that_a_spreadsheet_took_for_a_number_has_lost_digits(self, raw: object) -> None:
        assert code(Kind.IDENTIFIER, raw) == "lost-digits"

    @pytest.mark.parametrize("raw", ["=1+1", "110105********002X", "@x", True, date(2024, 1, 1), 10**400])
    def test_that_is_none(self, raw: object) -> None:
        assert code(Kind.IDENTIFIER, raw) == "bad-identifier"


class TestRegion:
    @pytest.mark.parametrize(
        "raw",
        [
            "海拉尔区",
            " 海拉尔 区",
            "呼伦贝尔市海拉尔区",
            "内蒙古自治区呼伦贝尔市海拉尔区",
            "内蒙古海拉尔区",
            "150702",
            "１５０７０２",
            150702,
            "150702001000",
            Decimal("150702001000"),
        ],
    )
    def test_by_name_by_the_names_above_it_or_by_code(self, raw: object) -> None:
        assert read(Kind.REGION, raw) == "150702"

    def test_by_a_short_name(self) -> None:
        assert read(Kind.REGION, "莫旗") == "150722"

    @pytest.mark.parametrize("raw", ["黑龙江省齐齐哈尔市", "230202", "黑龙江省"])
    def test_elsewhere_in_a_province_of_which_no_county_is_listed(self, raw: str) -> None:
        found = read(Kind.REGION, raw)
        assert isinstance(found, str)
        assert found[:2] == "23"

    @pytest.mark.parametrize(
        ("raw", "name"),
        [
            ("海拉耳区", "misspelt-region"),
            ("海拉尔区胜利街道", "misspelt-region"),
            ("没有这个县", "unknown-region"),
            ("150799", "unknown-region-code"),
            ("119999", "unknown-region-code"),
            ("1507", "unknown-region"),
            (True, "unknown-region"),
            ("新城区", "shared-region-name"),
        ],
    )
    def test_unknown(self, raw: object, name: str) -> None:
        assert code(Kind.REGION, raw) == name

    def test_the_suggestion_is_the_name_meant(self) -> None:
        found = read(Kind.REGION, "海拉耳区")
        assert isinstance(found, Problem)
        assert found.arguments["nearest"].startswith("海拉尔区")


class TestIdentity:
    @pytest.mark.parametrize("raw", ["是", True, "√", 1])
    def test_held(self, raw: object) -> None:
        assert read(Kind.IDENTITY, raw) == Identity()

    @pytest.mark.parametrize("raw", ["否", False, 0])
    def test_not_held(self, raw: object) -> None:
        assert read(Kind.IDENTITY, raw) is False

    @pytest.mark.parametrize(
        "raw", ["2023-05-01", "2023-05-01起", "自2023年5月1日起", date(2023, 5, 1), {"since": "2023-05-01"}]
    )
    def test_held_since(self, raw: object) -> None:
        assert read(Kind.IDENTITY, raw) == Identity(date(2023, 5, 1))

    @pytest.mark.parametrize(
        "raw",
        [
            "2023-05-01至2024-04-30",
            "2023-05-01起至2024-04-30止",
            "2023.5.1 ～ 2024.4.30",
            {"since": "2023-05-01", "until": "2024-04-30"},
        ],
    )
    def test_held_for_a_time(self, raw: object) -> None:
        assert read(Kind.IDENTITY, raw) == Identity(date(2023, 5, 1), date(2024, 4, 30))

    def test_held_until(self) -> None:
        assert read(Kind.IDENTITY, {"until": "2024-04-30"}) == Identity(None, date(2024, 4, 30))

    @pytest.mark.parametrize(
        ("raw", "name"),
        [
            ("A类", "bad-identity"),
            ("不详", "bad-identity"),
            ("2024-04-30至2023-05-01", "identity-reversed"),
            ({"since": "2024-04-30", "until": "2023-05-01"}, "identity-reversed"),
            ({"from": "2023-05-01"}, "bad-identity"),
            ("2023-02-29", "impossible-date"),
            ("2023-05-01至2023-02-29", "impossible-date"),
            (45047, "bad-identity"),
        ],
    )
    def test_unclear(self, raw: object, name: str) -> None:
        assert code(Kind.IDENTITY, raw) == name


@given(
    st.sampled_from(list(Kind)),
    st.one_of(
        st.text(max_size=40),
        st.integers(),
        st.decimals(allow_nan=False),
        st.booleans(),
        st.dates(),
        st.lists(st.text(max_size=3), max_size=3),
        st.dictionaries(st.sampled_from(["since", "until", "x"]), st.one_of(st.text(max_size=5), st.integers())),
    ),
)
def test_whatever_a_cell_holds_it_is_a_value_or_missing_or_a_coded_problem(kind: Kind, raw: object) -> None:
    found = read(kind, raw, "一级")
    if isinstance(found, Problem):
        for language in ("zh", "en"):
            assert CODES[found.code].message[language].format_map(found.arguments)
            assert CODES[found.code].help[language].format_map(found.arguments)
