"""P840–P849: mutation of a notice."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P840",
        "mutation-needs-passing",
        ERROR,
        "“{policy}”有 {count} 个场景现在就不符：{names}",
        "scenarios of {policy} that fail as it is: {count} ({names})",
        "先用 pol test {file} 看是规则错了还是期望错了，全部相符以后再试改动",
        "see with pol test {file} whether the rules or the expectations are wrong; try changes once all of them pass",
    ),
    row(
        "P841",
        "mutation-score-below",
        ERROR,
        "“{policy}”的改动只发现了 {found}%，低于要求的 {wanted}%",
        "of the changes to {policy} only {found}% are noticed, below the {wanted}% asked for",
        "补上报告里的场景；--propose {stem}.改动.scenarios.yaml 可以写出草稿",
        "add the scenarios of the report; --propose {stem}.changes.scenarios.yaml writes them down",
    ),
    row(
        "P842",
        "nothing-to-mutate",
        ERROR,
        "没有一处可以试的改动符合“{pattern}”",
        "no change that could be tried fits “{pattern}”",
        "写行号（52、50-60）、条款、改动的种类（金额、日期）或者规则文件里的几个字",
        "give lines (52, 50-60), a clause, a kind of change (amount, date) or some words of the rule file",
    ),
    row(
        "P843",
        "proposals-exist",
        ERROR,
        "这个文件已经有了，没有改动它",
        "this file is there already and was left as it is",
        "换一个文件名，或者先处理完里面的提议",
        "choose another name, or deal with the proposals in it first",
    ),
)
