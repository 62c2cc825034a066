"""P75x: what is asked of the totals of a population."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P751",
        "no-such-group",
        ERROR,
        "不能按“{name}”分组",
        "people can't be counted by “{name}”",
        "可能是：{better}；可以用地区、是否、枚举和身份类的事实，人群，结果的名称；姓名、号码、日期和金额不行",
        "perhaps: {better}; facts that are regions, yes or no, enumerations or identities will do, 人群, and results; "
        "names, numbers, days and amounts won't",
    ),
)
