"""What an expert would write by hand for hulunbuir-2024 in DuckDB SQL, over the typed table of persons.

`python benchmarks/hand_written.py full|plain|budget PEOPLE.parquet OUT.parquet [--checked] [--repeatable]`

The expert has read the notice as `policies/hulunbuir-2024.pol` does, and publishes NULL wherever the answer is not
known. Here are the sixteen plain columns and the totals; `hand_written_full.py` has all columns.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import duckdb

# Below some 320 MB DuckDB begins to write its buffers to disk, takes twice the work, and holds more memory, not less.
SETTINGS = {"threads": 2, "memory_limit": "'350MB'", "preserve_insertion_order": "true"}
IN_CITY = "LIKE '1507%'"

# Departments' lists name who holds a status; who is not on a list does not hold it.
STEPS = """
people AS (
    SELECT *,
        coalesce(特困, FALSE) OR coalesce(孤儿, FALSE) OR coalesce(事实无人抚养儿童, FALSE) AS in_full,
        coalesce(低保, FALSE) OR coalesce(农村低收入人口, FALSE) OR coalesce(返贫致贫人口, FALSE)
            OR coalesce(脱贫不稳定人口, FALSE) OR coalesce(边缘易致贫人口, FALSE)
            OR coalesce(突发严重困难人口, FALSE) AS fixed,
        coalesce(重度残疾, FALSE) AS disabled,
        出生日期 BETWEEN DATE '2024-01-01' AND DATE '2024-12-31' AS newborn,
        NOT 缴费日期__none AND 缴费日期 BETWEEN DATE '2023-09-01' AND DATE '2024-03-20' AS in_time,
        NOT 缴费日期__none AND 缴费日期 > DATE '2024-03-20' AS late
    FROM persons
),
aided AS (
    SELECT *, in_full OR fixed OR disabled AS special,
        -- Both give 200 元, and the notice does not say which of them.
        NOT in_full AND fixed AND disabled AS tied,
        newborn OR in_full OR fixed OR disabled OR in_time AND 连续参保 AS at_once,
        CASE WHEN 登记日期__none OR 职工医保中断日期 IS NULL THEN FALSE ELSE 登记日期 BETWEEN 职工医保中断日期
            AND 职工医保中断日期 + INTERVAL 3 MONTH - INTERVAL 1 DAY END AS lapsed_90,
        CASE WHEN 登记日期__none OR 职工医保中断日期 IS NULL THEN FALSE ELSE 登记日期 BETWEEN 职工医保中断日期
            AND 职工医保中断日期 + INTERVAL 3 MONTH END AS lapsed_91
    FROM people
)"""

# Where a clause can be read in two ways, the answer must hold in both: the narrower one is asked for 准许.
WHO = {"row": "file_row_number + 1", "证件号码": "证件号码", "姓名": "姓名"}
PLAIN = {
    **WHO,
    "参保": f"""CASE
        WHEN coalesce(职工医保在保, FALSE) THEN NULL
        WHEN newborn AND coalesce(户籍登记前死亡, FALSE) OR 持居住证 OR 长期居住证明 OR 未参保承诺
            OR newborn AND NOT 居住地__none AND 居住地 {IN_CITY} OR 户籍地 {IN_CITY} THEN TRUE END""",
    "受理": """CASE
        WHEN in_time OR newborn AND NOT 登记日期__none AND 登记日期 BETWEEN 出生日期 AND 出生日期 + 89
            OR late AND special AND NOT 特殊身份认定日期__none AND 特殊身份认定日期 > DATE '2024-03-20'
        THEN TRUE END""",
    "缴费": "400.00::DECIMAL(18, 2)",
    "资助合计": "(CASE WHEN in_full THEN 400 WHEN special THEN 200 ELSE 0 END)::DECIMAL(18, 2)",
    "资助合计__payer_医疗救助基金": """
        (CASE WHEN in_full THEN 400 WHEN tied THEN NULL WHEN fixed THEN 200 WHEN disabled THEN 100 ELSE 0 END)
        ::DECIMAL(18, 2)""",
    "资助合计__payer_残联": """
        (CASE WHEN in_full THEN 0 WHEN tied THEN NULL WHEN disabled THEN 100 ELSE 0 END)::DECIMAL(18, 2)""",
    "应缴": "(CASE WHEN in_full THEN 0 WHEN special THEN 200 ELSE 400 END)::DECIMAL(18, 2)",
    "先付": "(CASE WHEN in_full THEN 0 WHEN special THEN 200 ELSE 400 END)::DECIMAL(18, 2)",
    "资助名": """CASE WHEN in_full THEN '特困全额' WHEN tied THEN NULL WHEN fixed THEN '低保定额'
        WHEN disabled THEN '重残定额' ELSE '' END""",
    "期.集中缴费期": """CASE WHEN 缴费日期__none THEN '无' WHEN 缴费日期 < DATE '2023-09-01' THEN '期前'
        WHEN late THEN '期后' WHEN in_time THEN '期内' END""",
    # Nobody is told to wait: the answer is 无, or the notice does not say. Three months end on one of two days.
    "等待期__kind": """CASE
        WHEN at_once OR lapsed_90 THEN 'known' WHEN NOT (at_once OR lapsed_91) THEN 'not_stated'
        WHEN (at_once OR lapsed_90) IS NULL AND (at_once OR lapsed_91) IS NULL THEN 'missing' ELSE 'ambiguous' END""",
    # Printed for 2023 only: of 2024 the notice says nothing.
    "财政补助__payer_中央": "NULL::DECIMAL(18, 2)",
    "财政补助__payer_自治区": "NULL::DECIMAL(18, 2)",
    "财政补助__payer_市": "NULL::DECIMAL(18, 2)",
    "财政补助__payer_旗市区": "NULL::DECIMAL(18, 2)",
}
"""Who, and fifteen answers: may they enrol and pay, money by payer, window, waiting period, fiscal shares."""

DICTIONARIES = {
    "资助名": ("", "特困全额", "低保定额", "重残定额"),
    "期.集中缴费期": ("期前", "期内", "期后", "无"),
    "等待期__kind": ("known", "not_stated", "missing", "ambiguous"),
}


def plain() -> str:
    """SQL: the sixteen columns of every person."""
    selected = ", ".join(f'{_as_enum(name)} AS "{name}"' for name in PLAIN)
    return f"WITH {STEPS}\nSELECT {selected} FROM aided"


def _as_enum(name: str) -> str:
    members = ", ".join(f"'{word}'" for word in DICTIONARIES.get(name, ()))
    return f"({PLAIN[name]})::ENUM({members})" if members else PLAIN[name]


def budget() -> str:
    """SQL: totals by 参保地. Of a tie the total is known and the payers are not."""
    sums = {
        "标准": "400",
        "资助合计": "CASE WHEN in_full THEN 400 WHEN special THEN 200 ELSE 0 END",
        "应缴": "CASE WHEN in_full THEN 0 WHEN special THEN 200 ELSE 400 END",
        "医疗救助基金": """CASE WHEN in_full THEN 400 WHEN tied THEN 0 WHEN fixed THEN 200 WHEN disabled THEN 100
            ELSE 0 END""",
        "残联": "CASE WHEN disabled AND NOT in_full AND NOT fixed THEN 100 ELSE 0 END",
        "未规定由谁出": "CASE WHEN tied THEN 200 ELSE 0 END",
    }
    totals = ", ".join(f"sum({amount})::DECIMAL(18, 2) AS {name}" for name, amount in sums.items())
    return f"WITH {STEPS}\nSELECT 参保地, count(*) AS 人数, {totals} FROM aided GROUP BY 参保地 ORDER BY 参保地"


def full() -> str:
    from hand_written_full import full as every_column

    return every_column()


QUERIES = {"full": full, "plain": plain, "budget": budget}
ROW_GROUPS = {"full": 30_720, "plain": 61_440}
"""Rows gathered before they are written: of two hundred columns the usual 122 880 take half a gigabyte."""


def numbered(people: Path) -> str:
    """The rows of the file, which know their numbers."""
    return f"read_parquet('{people}', file_row_number = TRUE)"


def write(what: str, people: Path, out: Path, is_checked: bool = False, is_repeatable: bool = False) -> None:
    """Answer for every person of a Parquet file, in another Parquet file; rows set aside go to a third one.

    Two threads write the rows in order, but never the same bytes twice; one does (`is_repeatable`), as `pol` must.
    """
    rows = ROW_GROUPS.get(what, 122_880)
    with duckdb.connect() as connection:
        for setting, value in SETTINGS.items():
            connection.execute(f"SET {setting} = {value}")
        connection.execute(f"SET temp_directory = '{out.parent}'")
        persons = f"SELECT * FROM {numbered(people)}"
        if is_checked:
            from hand_checks import checked

            persons = checked(connection, numbered(people), out.with_name(f"{out.stem}.rejects.csv"))
        connection.execute(f"CREATE TEMP VIEW persons AS {persons}")
        if is_repeatable:
            connection.execute("SET threads = 1")
        how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {rows}"
        connection.execute(f"COPY ({QUERIES[what]()}) TO '{out}' ({how})")


def main() -> None:
    parser = argparse.ArgumentParser(description="Answer for every person of PEOPLE by hand-written SQL.")
    parser.add_argument("what", choices=QUERIES)
    parser.add_argument("people", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--checked", action="store_true", help="look at every row first, as `pol evaluate` does")
    parser.add_argument("--repeatable", action="store_true", help="the same bytes every time, as `pol evaluate` gives")
    asked = parser.parse_args()
    write(asked.what, asked.people, asked.out, asked.checked, asked.repeatable)


if __name__ == "__main__":
    main()
