"""Tables (表): their rows and keys."""

from ..row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P308",
        "bad-table-row",
        ERROR,
        "表里这一行的格子不全",
        "a row of the table has empty or missing cells",
        "空格子要写出值；通知没有规定的写「未规定」",
        "fill every cell; write 未规定 where the notice is silent",
    ),
    row(
        "P311",
        "key-twice",
        ERROR,
        "表里「{key}」出现了两次",
        "the key {key} stands twice in the table",
        "留一行",
        "keep one row",
    ),
    row(
        "P346",
        "category-key-not-here",
        ERROR,
        "[人群] 不能写在这里",
        "[人群] cannot stand here",
        "只有「资助 … 给 …」的各行能写 [人群]；别处写明是哪个人群，例如 资助率[特困人员]",
        "only the lines of 资助 … 给 … may say [人群]; elsewhere name the category: 资助率[特困人员]",
    ),
    row(
        "P347",
        "category-without-row",
        ERROR,
        "表「{table}」里没有人群「{name}」",
        "the table {table} has no row for the category {name}",
        "补一行；通知没有写的，值写「未规定」，其余人群都一样的，键写「其他」",
        "add a row; write 未规定 where the notice is silent, or the key 其他 where all others are alike",
    ),
)
