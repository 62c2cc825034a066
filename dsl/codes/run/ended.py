"""What ends a run."""

from ..row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P707",
        "interrupted",
        ERROR,
        "已经中断，没有留下写了一半的文件",
        "interrupted; no half-written file was left behind",
        "重新运行同一条命令即可",
        "run the same command again",
    ),
    row(
        "P709",
        "internal-error",
        ERROR,
        "程序自己出错了，不是您的文件有问题（{error}）",
        "an error of the program itself, not of your files ({error})",
        "请把这一行和所用的命令告诉维护人员，不要附上花名册或任何人的信息",
        "please report this line and the command you ran; do not attach a roster or any person's data",
    ),
    row(
        "P729",
        "too-tangled",
        ERROR,
        "“{policy}”的“{what}”分出的情形太多，写不成一条查询",
        "{what} of {policy} branches into too many cases to be put into one query",
        "缺的事实、没有选定的读法越多，情形越多：补齐名单，或者用 --assume 选定读法；人少的可以逐人核定",
        "the more facts are lacking and readings open, the more cases: fill in the records, or settle readings with "
        "--assume; few persons can be evaluated one by one",
    ),
)
