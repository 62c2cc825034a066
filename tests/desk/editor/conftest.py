"""A folder with an invented notice, and questions about places in it that a | marks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from desk.editor.asking import Asking
from desk.editor.open_files import OpenFiles
from dsl import Language, citations

NAME = "示例县2025.pol"
NOTICE = """政策 示例县2025 "示例县2025年度城乡居民基本医疗保险征缴"
  文号   示医保发〔2024〕9号
  地区   999999 示例县
  年度   2025
  发布   2024-08-30
  词汇   person.pol

# 𠮷：一个在基本平面以外的字
期 集中缴费期 2024-09-01 至 2025-02-28                           依据 三

人群 特困人员 当 特困                                            依据 二(一)
人群 低保对象 当 低保                                            依据 二(二)

缴费：400 元                                                     依据 二

受理                                                             依据 三
  准许                  当 缴费日期 在 集中缴费期
  不准 "𠮷日以后不收"   其他

歧义 首日 "当天算不算"                                           依据 三
  读法 计入 = 计当日
  读法 不计 = 不计当日
假定 首日 = 计入 因 "示例"
期 出生九十天 出生日期 起 90 天 内 计日按 首日                   依据 三

资助 特困全额 给 特困人员                                        依据 二(一)
  医疗救助基金 全额
资助 低保定额 给 低保对象                                        依据 二(二)
  医疗救助基金 50% × 缴费
优先 就高                                                        依据 二
"""
TEXT = """一、总则
说明。
二、资助
（一）特困人员全额资助。
（二）低保对象定额资助。
三、集中缴费期
到二月底为止。
"""


class Asked(NamedTuple):
    """A question about a place."""

    asking: Asking
    offset: int
    files: OpenFiles
    path: Path


Ask = Callable[..., Asked]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / NAME).write_text(NOTICE, "utf-8")
    return tmp_path


@pytest.fixture
def ask(folder: Path) -> Ask:
    """A file whose text holds a | where the question is; `with_text`: the notice's text lies beside it."""

    def asked(marked: str, name: str = NAME, language: Language = "zh", with_text: bool = False) -> Asked:
        files, path = OpenFiles(), folder / name
        offset = marked.index("|")
        files.put(path, marked[:offset] + marked[offset + 1 :])
        family = files.family(path)
        outline = citations.outline_of(TEXT)
        lock = citations.read_lock(citations.make_lock(outline, "示例.txt"))
        names = files.occurrences(family.own, family)
        loaded, _ = files.loaded(path)
        asking = Asking(family.own, family, names, loaded, lock, language, outline if with_text else None)
        return Asked(asking, offset, files, path)

    return asked


def marked(before: str, behind: str = "") -> str:
    """The notice with a | between these two, the first time that they stand together."""
    assert before + behind in NOTICE
    return NOTICE.replace(before + behind, f"{before}|{behind}", 1)
