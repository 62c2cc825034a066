"""--update: expected values become what was found; nothing else of the file changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from dsl import Source
from engine.cases import Difference, Expected, ScenarioFile, in_yaml, read_scenarios, updated
from engine.cases.words import outcome

FILE = """\
政策: 示例县2025   # the notice
场景:
  - 名称: 甲
    期望:
      应缴: "400.00"   # 一般标准
      受理:
        缺事实: [缴费日期]
        # 还没有缴费
      人群: [低保对象,
             特殊人员]
    依据: 二(一)
    理由: 没有身份
  - 名称: 乙
    期望: {缴费: "400.00"}
    依据: 二(二)
    理由: 两头
    各例:
      - [缴费日期, 期望.受理, 期望.缴费]
      - [2024-08-31, 准许, ~]
      - - 2024-09-01
        - 准许
        -
"""


def read(text: str) -> ScenarioFile:
    file, problems = read_scenarios(Source("f", text))
    assert file is not None, problems
    return file


def update(*found: dict[str, Expected], text: str = FILE) -> tuple[str, list[bool]]:
    """The text after the scenarios, in their order, gave this; and of each change whether it was left alone."""
    file = read(text)
    pairs = [
        (scenario, [Difference(name, scenario.expected[name], value) for name, value in one.items()])
        for scenario, one in zip(file.scenarios, found, strict=True)
    ]
    after, changes = updated(file, pairs)
    return after, [change.is_shared for change in changes]


def test_layout_and_comments_stay() -> None:
    after, shared = update({"应缴": "410.00", "受理": "准许", "人群": ("特困人员",)}, {}, {})
    assert shared == [False, False, False]
    assert '      应缴: "410.00"   # 一般标准\n' in after
    assert "      受理:\n        准许\n        # 还没有缴费\n" in after
    assert "      人群: [特困人员]\n    依据" in after
    assert read(after).scenarios[0].expected == {"应缴": "410.00", "受理": "准许", "人群": ("特困人员",)}


def test_a_row_of_a_table_is_rewritten_in_its_cell_blank_or_not() -> None:
    after, shared = update({}, {"受理": "未规定", "缴费": "0.00"}, {"缴费": "1.00"})
    assert shared == [False, False, False]
    assert '- [2024-08-31, 未规定, "0.00"]\n' in after
    assert after.endswith('        - 准许\n        - "1.00"\n')


def test_what_all_rows_share_is_rewritten_once_if_they_agree() -> None:
    table = FILE.replace(", 期望.缴费", "").replace("准许, ~", "准许").replace("        -\n", "")
    after, shared = update({}, {"缴费": "0.00"}, {"缴费": "0.00"}, text=table)
    assert shared == [False, False] and '期望: {缴费: "0.00"}' in after
    after, shared = update({}, {"缴费": "0.00"}, {}, text=table)
    assert shared == [True] and after == table


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=12)
WORDS = st.one_of(
    NAMES, st.sampled_from(["no", "~", "0123", "12:30", "", "[", "a: b", "#", "缺", "- ", "400.00", '"', "\\"])
)
VALUES = st.recursive(
    st.one_of(WORDS, st.lists(WORDS, max_size=3).map(tuple)),
    lambda inner: st.dictionaries(NAMES.filter(lambda name: "：" not in name), inner, min_size=1, max_size=3),
    max_leaves=5,
)


@given(VALUES)
def test_whatever_is_written_is_read_as_the_same(value: Expected) -> None:
    text = f"政策: 甲\n场景:\n  - {{名称: 乙, 期望: {{应缴: {in_yaml(value)}}}, 依据: 一, 理由: 丙}}\n"
    assert in_yaml(read(text).scenarios[0].expected["应缴"]) == in_yaml(in_chinese(value))


def in_chinese(value: Expected) -> Expected:
    """Outcome words are read as the Chinese ones."""
    if isinstance(value, str):
        return outcome(value)
    return value if isinstance(value, tuple) else {outcome(name): in_chinese(inner) for name, inner in value.items()}
