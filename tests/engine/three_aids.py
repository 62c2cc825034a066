"""The notice on which the rules of combining aids are shown: two fixed aids and one in full."""

from __future__ import annotations

NOTICE = """
人群 低保对象 当 低保 依据 一
人群 居住证持有人 当 持居住证 依据 一
人群 特困人员 当 特困 依据 一
缴费：400 元 依据 一
资助 低保资助 给 低保对象 依据 二
  民政局 200 元
  方式 代缴
资助 居住证资助 给 居住证持有人 依据 二
  街道办 AMOUNT
  方式 代缴
资助 特困资助 给 特困人员 依据 二
  救助基金 全额
  方式 代缴
PRIORITY 依据 三
"""


def notice(amount: str, priority: str) -> str:
    """`amount` is what the second aid gives, `priority` the whole 优先 statement without its citation."""
    return NOTICE.replace("AMOUNT", amount).replace("PRIORITY", priority)
