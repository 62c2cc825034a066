"""A folder with an invented notice for the tests of the editor."""

from __future__ import annotations

from pathlib import Path

import pytest

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

资助 特困全额 给 特困人员                                        依据 二(一)
  医疗救助基金 全额
资助 低保定额 给 低保对象                                        依据 二(二)
  医疗救助基金 200 元
优先 就高                                                        依据 二
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "示例县2025.pol").write_text(NOTICE, "utf-8")
    return tmp_path
