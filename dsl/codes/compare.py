"""P87x: holding two policies beside one another."""

from __future__ import annotations

from .row import ERROR, row

ROWS = (
    row(
        "P870",
        "other-vocabulary",
        ERROR,
        "两份政策的词汇不同（{old} 和 {new}），没法比",
        "the two policies use different vocabularies ({old} and {new}) and can't be compared",
        "‖写法不同的事实：{facts}；‖两份政策用同一个词汇文件再比",
        "‖facts that are declared differently: {facts}; ‖let both use one vocabulary",
    ),
    row(
        "P871",
        "other-products",
        ERROR,
        "{old} 和 {new} 没有一个相同的险种，没法比",
        "{old} and {new} have no product (险种) in common and can't be compared",
        "‖{old} 的险种：{first}；‖{new} 的险种：{second}；‖同一个险种在两份里用同一个名称；没有写险种的，和写了险种的"
        "不能比",
        "‖products of {old}: {first}; ‖products of {new}: {second}; ‖give a product the same name in both; a policy "
        "without 险种 can't be compared with one that has them",
    ),
)
