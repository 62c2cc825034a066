"""An invented county's notice and what changes it, as a folder of texts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

from dsl import Asked, Diagnostic, InFile, Loaded, Source, load

VOCABULARY = Source("person.pol", (Path(__file__).parents[2] / "policies" / "person.pol").read_text("utf-8"))
WHOLE = """# 这个文件是整份的
政策 示例县2025 "示例县2025年度征缴"
  地区 999999 示例县
  年度 2025   # 一年一份
  发布 2024-08-30
  词汇 person.pol

# ── 一 ──

# 三(一)
期 集中缴费期 2024-09-01 至 2025-02-28          依据 三(一)
人群 低保对象 当 低保                           依据 二(二)
缴费                                            依据 二
  300 元 当 (低保对象 或
    特困)
  400 元 其他
资助 低保补助 给 低保对象：医疗救助基金 200 元  依据 二(二)
资助 给 低保对象：残联 10 元                    依据 二(二)
优先 叠加                                       依据 二(二)
约束 下限：缴费 ≥ 300 元                        依据 二
歧义 首日 "算不算，没有写"                      依据 四
  读法 计入 = 计当日
  读法 不计 = 不计当日
假定 首日 = 计入 因 "从宽"
不编码 六(二)、六(三) 因 "部门职责"
# 完
"""


def change(name: str, issued: str, edits: str, more: str = "", base: str = "示例县2025") -> str:
    return f'政策 {name} "关于{name}的通知"\n  发布 {issued}\n  沿用 {base}\n{more}{edits}'


def at(files: Mapping[str, str], name: str, as_of: str = "", known_on: str = "") -> Loaded:
    """A file of the folder, by the texts of a day."""
    days = (date.fromisoformat(day) if day else None for day in (as_of, known_on))
    sources = {file: Source(file, text) for file, text in files.items()}
    return load(sources[name], _beside, lambda: sources.values(), Asked(*days))


def _beside(name: str) -> Source | Diagnostic:
    return VOCABULARY if name == VOCABULARY.name else Diagnostic("P701", InFile(name))
