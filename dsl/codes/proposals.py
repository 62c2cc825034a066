"""P850–P859: scenarios that are proposed, and accepting them."""

from .row import ERROR, WARNING, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P850",
        "proposals-exist",
        ERROR,
        "已经有这个文件，没有改写：里面可能有还没核对完的提议",
        "there is such a file already, and it was left alone: proposals may wait in it",
        "先用 pol accept {file} 处理完；确实不要的，加上 --force 重写，或者用 --output 写到别处",
        "go through it with pol accept {file} first; to write over it add --force, or name another file with --output",
    ),
    row(
        "P851",
        "accept-unattended",
        ERROR,
        "采纳要有人逐个看过，这里没有终端可以问",
        "accepting is for somebody who looks at each proposal, and there is no terminal to ask at",
        "在终端里运行；已经核对过的，用 --run 名称 采纳其中几个，或者用 --all 全部采纳",
        "run it at a terminal; what has been reviewed is accepted with --run NAME, or altogether with --all",
    ),
    row(
        "P852",
        "nothing-proposed",
        ERROR,
        "没有可以采纳的提议{pattern_zh}",
        "there is no proposal to accept{pattern_en}",
        "提议的场景写着“状态: 提议”；pol generate 可以拟出来",
        "a proposed scenario says 状态: 提议; pol generate drafts some",
    ),
    row(
        "P853",
        "accepted-but-differs",
        WARNING,
        "采纳的“{name}”，期望和现在算出来的不同：{fields}",
        "{name} was accepted although its expectation is not what is found now: {fields}",
        "期望若是通知的意思，规则文件就要改；pol test 会一直报不符",
        "if the notice means what is expected, the rule file has to be mended; pol test reports it until then",
    ),
    row(
        "P854",
        "accepted-among-proposals",
        ERROR,
        "里面已经有采纳的场景，不能重写",
        "scenarios in it have been accepted, so it is not written over",
        "把采纳的移到别的场景文件里，或者用 --output 写到别处",
        "move those that were accepted to another scenario file, or name another file with --output",
    ),
)
