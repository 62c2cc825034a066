"""P87x and P88x: holding two policies beside one another."""

from __future__ import annotations

from .row import ERROR, NOTE, row

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
    row(
        "P872",
        "option-needs-another",
        ERROR,
        "{options} 要同 {needed} 一起写，这次没有写 {needed}",
        "{options} goes with {needed}, which is not given",
        "加上 {needed}；用不着的，把 {options} 去掉",
        "add {needed}, or leave out {options}",
    ),
    row(
        "P873",
        "options-exclude",
        ERROR,
        "{options} 和 {others} 是两件事，不能一次做",
        "{options} and {others} ask for two different things",
        "分两次运行，每次只写一种",
        "run twice, with one of them each time",
    ),
    row(
        "P885",
        "fact-of-one-notice",
        NOTE,
        "名单没有“{fact}”，{other} 不用它，{policy} 要用；因此说不清的：{fields_zh}",
        "the records have no “{fact}”, which {other} does not ask for and {policy} does; not known because of it: "
        "{fields_en}",
        "名单加上这一列再算；没有的，差额就有一部分说不清，不会当成 0",
        "add this column to the records; without it part of the difference stays open and is never taken as nothing",
    ),
    row(
        "P886",
        "records-of-other-year",
        NOTE,
        "名单算作 {own} 年度的，可是缴费日期在 {other} 年度各期里的有 {of_other} 人，在 {own} 年度的只有 {of_own} 人",
        "the records are taken to be of {own}, but {of_other} days of payment are in the windows of {other} and only "
        "{of_own} in those of {own}",
        "如果名单是 {other} 年度的，加上 {option}",
        "if the records are of {other}, add {option}",
    ),
    row(
        "P887",
        "default-of-one-notice",
        NOTE,
        "名单没有“{facts}”，{other} 不用，{policy} 要用；每个人都按默认值“{default_zh}”算",
        "the records have no “{facts}”, which {other} does not ask for and {policy} does; everybody takes the default, "
        "“{default_en}”",
        "和默认值不同的人，差额没有算出来；名单加上这一列再算",
        "what the change means for those for whom it is otherwise is not in the result; add this column to the records",
    ),
    row(
        "P888",
        "records-of-other-region",
        NOTE,
        "名单里 {heads} 人的{fact}在{places}，这份通知（{policy}）是{region}的",
        "of {heads} persons in the records the {fact} is in {places}; this notice ({policy}) is of {region}",
        "写“本地”的条件对他们都不成立，多半不准参保、没有资助；看看名单和通知是不是配错了‖；要把这个人当作各地的本地人来比，"
        "加上 {option}",
        "no condition with 本地 holds for them, and most are neither admitted nor aided; see whether records and "
        "notice belong together‖; to take the person for a local of every region add {option}",
    ),
)
