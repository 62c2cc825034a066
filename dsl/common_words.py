"""What people write where the language has another word."""

from __future__ import annotations

COMMON_WORDS = {
    **dict.fromkeys(("大于", "高于", "超过", "多于"), ("COMPARE", ">")),
    **dict.fromkeys(("小于", "低于", "不足", "少于"), ("COMPARE", "<")),
    **dict.fromkeys(("大于等于", "不小于", "不少于", "不低于"), ("COMPARE", "≥")),
    **dict.fromkeys(("小于等于", "不大于", "不超过", "不高于"), ("COMPARE", "≤")),
    **dict.fromkeys(("等于", "是", "为"), ("EQ", "=")),
    **dict.fromkeys(("不等于", "不是"), ("COMPARE", "≠")),
    **dict.fromkeys(("到", "至于"), ("TO", "至")),
    **dict.fromkeys(("并且", "而且", "同时"), ("AND", "且")),
    **dict.fromkeys(("或者", "或是"), ("OR", "或")),
    **dict.fromkeys(("如果", "若"), ("WHEN", "当")),
    **dict.fromkeys(("否则", "其它"), ("OTHERWISE", "其他")),
    **dict.fromkeys(("从",), ("FROM", "自")),
    **dict.fromkeys(("和", "与", "及"), ("SEP", "、")),
}
"""What people write → the token that they mean."""
