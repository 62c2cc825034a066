"""By hand, every column that the columnar engine publishes for hulunbuir-2024: values, kinds, lines, what is missing.

The expert knows which facts each answer rests on, and that only 首日 and 新认定 can make one ambiguous (the notice's
own 假定 fixes the other readings), and writes words as dictionaries, which keeps the buffers small. Where a clause can
be read in two ways, `x` is what holds in both and `x_wide` what holds in one: known needs the first, not stated that
both fail.
"""

from __future__ import annotations

from hand_columns import Columns
from hand_entry import (
    acceptance,
    benefit,
    categories,
    eligibility,
    place_of_enrolment,
    proof,
    waiting,
    way_of_paying,
    window,
)
from hand_money import funding, money
from hand_written import IN_CITY, STEPS, WHO

MORE_STEPS = f"""
paid AS (
    SELECT *, coalesce(户籍登记前死亡, FALSE) AND newborn AS died, NOT 连续参保 AS new, 户籍地 NOT {IN_CITY} AS outside,
        CASE WHEN 缴费日期__none THEN FALSE ELSE 缴费日期 BETWEEN DATE '2023-09-01' AND DATE '2024-03-20' END AS timely,
        CASE WHEN 缴费日期__none THEN FALSE ELSE 缴费日期 > DATE '2024-03-20' END AS after_end,
        CASE WHEN 登记日期__none THEN FALSE ELSE 登记日期 BETWEEN 出生日期 AND 出生日期 + 89 END AS in_90,
        CASE WHEN 登记日期__none THEN FALSE ELSE 登记日期 BETWEEN 出生日期 AND 出生日期 + 90 END AS in_91,
        CASE WHEN 特殊身份认定日期__none THEN FALSE ELSE 特殊身份认定日期 > DATE '2024-03-20' END AS recognised_late,
        CASE WHEN 特殊身份认定日期__none THEN FALSE ELSE 特殊身份认定日期 >= DATE '2023-09-01' END AS recognised_within,
        持居住证 OR 长期居住证明 OR 未参保承诺 AS papers,
        CASE WHEN 居住地__none THEN FALSE ELSE 居住地 {IN_CITY} END AS lives_here
    FROM aided
),
answered AS (
    SELECT *,
        died OR papers OR newborn AND lives_here OR NOT outside AS eligible,
        newborn AND in_90 AS early, newborn AND in_91 AS early_wide,
        after_end AND special AND recognised_late AS green, after_end AND special AND recognised_within AS green_wide,
        timely OR newborn AND in_90 OR after_end AND special AND recognised_late AS accepted,
        timely OR newborn AND in_91 OR after_end AND special AND recognised_within AS accepted_wide,
        at_once OR lapsed_90 AS unwaiting, at_once OR lapsed_91 AS unwaiting_wide,
        coalesce(在校学生, FALSE) AS student, coalesce(职工医保在保, FALSE) AS employed,
        CASE WHEN in_full THEN 1 WHEN tied THEN 4 WHEN fixed THEN 2 WHEN disabled THEN 3 ELSE 0 END AS aid
    FROM paid
)"""


PARTS = (
    eligibility,
    acceptance,
    money,
    waiting,
    benefit,
    funding,
    way_of_paying,
    place_of_enrolment,
    proof,
    categories,
    window,
)


def full() -> str:
    """SQL: every column of every person."""
    columns: Columns = dict(WHO)
    for part in PARTS:
        columns |= part()
    selected = ",\n    ".join(f'{value} AS "{name}"' for name, value in columns.items())
    return f"WITH {STEPS},{MORE_STEPS}\nSELECT {selected} FROM answered"
