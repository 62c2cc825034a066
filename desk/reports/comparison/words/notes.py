"""How it was worked out, what was found against the superiors, and the summary."""

from ....texts.rows import Rows

WORDS: Rows = {
    # notes
    "method": (
        "格子里的数是算出来的：拿同一种人去问每一份通知，得到什么写什么。没有另说的，问的是成年的本地居民，上年参保，"
        "没有任何特殊身份，在缴费的第一天登记并缴费。每份通知按年末起作用的全部文件算。",
        "Cells are worked out: every notice is asked about the same person. Unless said otherwise that is a grown-up "
        "local resident who was enrolled last year, holds no special identity, and registers and pays on the first "
        "day. Each notice is taken with all texts that govern at the end of its year.",
    ),
    "method.absent": (
        "“未规定”是通知提到这件事而没有定；“没有这一项”是根本没有写。",
        "“not stated”: the notice leaves it open; “no such thing”: it says nothing of it.",
    ),
    "method.newborn": (
        "新生儿：本年度 5 月 1 日出生，10 天后登记并缴费。",
        "The newborn: born on 1 May of the year, registered and paid for ten days later.",
    ),
    "findings": ("对照上级", "Against the superiors"),
    "findings.none": ("{policy} 对照 {superior}：没有发现不合。", "{policy} against {superior}: nothing found."),
    "findings.silent": (
        "{policy} 对照 {superior}，没法核对的：{demands}。通知没有写定这些数。",
        "{policy} against {superior}, not compared: {demands}. The notice does not state these.",
    ),
    "findings.counted": (
        "{superior} 按人数定的目标，要有名单才能核对：{demands}。",
        "Targets of {superior} that count people take records to compare: {demands}.",
    ),
    "findings.not_checked": ("没有写上级的：{policies}。", "Without a superior: {policies}."),
    # summary
    "sum.count": ("{count} 份通知：{names}。", "{count} notices: {names}."),
    "sum.standard": ("个人缴费标准：{values}。", "Standard: {values}."),
    "sum.rows": (
        "对照 {rows} 项：{same} 项各处相同，{all_differ} 项各不相同。",
        "{rows} concepts: {same} the same everywhere, {all_differ} different everywhere.",
    ),
    "sum.aid": (
        "有资助的身份 {all} 种：每份都资助的 {everywhere} 种，只有一份资助的 {single} 种。",
        "{all} identities are aided, {everywhere} of them by every notice, {single} by one only.",
    ),
    "sum.aid.left": (
        "{policies}把资助留给别的规定，它没有提到的身份不算“没有资助”。",
        "{policies}: aid is left to other rules; whom it does not name is not counted as without aid.",
    ),
    "sum.outliers": ("与多数不同的：{cells}。", "Unlike most: {cells}."),
    "sum.cell": ("{policy}的“{row}”", "{row} of {policy}"),
    "sum.against": ("不合上级的：{cells}。", "Against the superior: {cells}."),
    "sum.steady": ("没有变的：{names}。", "Unchanged: {names}."),
    "sum.changed": ("{name}：{path}。", "{name}: {path}."),
    "arrow": (" → ", " → "),
}
