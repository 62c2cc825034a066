"""Products (险种): how they are declared, and names that are per product."""

from ..row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P326",
        "not-by-product",
        ERROR,
        "「{name}」不分险种，后面不能写 [ ]",
        "{name} is not per product: no [ ] may follow it",
        "只有参保、受理、缴费、等待期、待遇期、财政补助、应缴和优先分险种",
        "only 参保, 受理, 缴费, 等待期, 待遇期, 财政补助, 应缴 and 优先 are per product",
    ),
    row(
        "P334",
        "product-left-out",
        ERROR,
        "「{name}」要写明是哪个险种",
        "{name} must say which product",
        "例如“{example}”；这份文件的险种有：{names}",
        "for example “{example}”; the products of this file are {names}",
    ),
    row(
        "P335",
        "unknown-product",
        ERROR,
        "没有险种「{name}」",
        "there is no product {name}",
        "是不是「{better}」？‖这份文件的险种有：{names}",
        "did you mean {better}? ‖The products of this file are {names}",
    ),
    row(
        "P336",
        "no-products",
        ERROR,
        "写了险种「{name}」，但文件里没有「险种」语句",
        "the product {name} is named, but the file has no 险种 statement",
        "只有一个险种时不用写；有几个的，每个先写一句，例如：险种 {name} 必缴",
        "a single product is not named; of several, each has a statement first: 险种 {name} 必缴",
    ),
    row(
        "P337",
        "choice-without-condition",
        ERROR,
        "自选的险种「{name}」没有写怎样算选了",
        "the chosen product {name} does not say who has chosen it",
        "在「自选」后面写「当」和一个事实，例如：险种 {name} 自选 当 参加{name}",
        "after 自选 comes 当 with the fact that holds the choice",
    ),
    row(
        "P338",
        "tiers-without-fact",
        ERROR,
        "险种「{name}」的档次没有写明由哪个事实说出",
        "the tiers of {name} must name the fact that says which one was chosen",
        "写成“档次分 一档、二档 由 缴费档次”，「由」后面是列出各档的枚举事实",
        "write 档次分 一档、二档 由 缴费档次: an enumeration fact that lists the tiers",
    ),
    row(
        "P339",
        "unknown-tier",
        ERROR,
        "「{fact}」里没有「{name}」这一档",
        "{fact} has no tier {name}",
        "是不是「{better}」？‖可取的值：{members}",
        "did you mean {better}? ‖Possible values: {members}",
    ),
)
