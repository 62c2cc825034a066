"""Of commands for whole populations: sql, columns, verify, budget, snapshot."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    # pol sql, pol columns, pol verify
    "sql": (
        "把政策写成一条 SELECT，在自己的数据库里运行。",
        "Write a policy as one SELECT, to be run in an engine of one's own.",
    ),
    "sql.more": (
        "表里一人一行，列名和类型写在语句前面；只回答什么都不缺的人，缺事实的行由 WHERE 挡在外面。",
        "The table has a row per person, with the columns and types listed above the statement. Only persons of whom "
        "nothing is lacking are answered; WHERE leaves the others out.",
    ),
    "sql.dialect": ("哪种数据库的写法。", "Whose SQL."),
    "sql.table": ("人员表的名字。", "The name of the table of persons."),
    "sql.key": ("保留哪一列，用来认出是谁。", "The column that is kept, to tell who is who."),
    "sql.heading": (
        "{policy}\n人员表 {table}：缺的值用 NULL；写明“无”的，值为 NULL，旁边的 __none 列为真；"
        "词汇写了默认值的（例如身份，默认否），空着就按默认值。要有这些列：",
        "{policy}\nTable {table}: NULL where a value is lacking; where it says 无, the value is NULL and the column "
        "__none beside it is true; where the vocabulary has a default (identities: 否), NULL means the default. "
        "It needs these columns:",
    ),
    "columns": (
        "整批核定的结果有哪些列。",
        "The columns of the results for a whole population.",
    ),
    "verify": (
        "核对一份结果：按来历记录找到政策和名单，重新核定，逐列比较。",
        "Check a result: find policy and records by its receipt, evaluate again, compare column by column.",
    ),
    "verify.more": (
        "结果是文件、Spark 写的文件夹，或者数据库的表。整批核定的，默认抽 200 行，由逐人核定的程序重算；"
        "--all 整份重算，文件逐字节比较，文件夹和表逐行比较。",
        "The result is a file, a folder written by Spark, or a table of a database. Of a population 200 rows are taken "
        "as a sample and worked out by the evaluator for single persons; --all makes the whole result again and "
        "compares files byte by byte, folders and tables row by row.",
    ),
    "verify.all": ("整份重算。", "Make the whole result again."),
    "verify.sample": ("抽多少行。", "How many rows to take."),
    "verify.seed": (
        "抽哪些行由这个数决定；不写时每次另抽。",
        "What decides which rows are taken; by default others each time.",
    ),
    "verify.only": (
        "只抽了 {checked} 行；再抽同样的行：--seed {seed}；整份重算：--all",
        "Only {checked} rows were taken; the same ones again: --seed {seed}; the whole result: --all",
    ),
    "verify.records": (
        "名单现在在哪里；不写时用来历记录里的路径。",
        "Where the records are now; by default where they were.",
    ),
    "verify.same": (
        "一致：{policy}，{rows} 行里核对了 {checked} 行、每行 {columns} 列。",
        "It agrees: {policy}; of {rows} rows {checked} were checked, {columns} columns each.",
    ),
    "verify.bytes": (
        "一致：{policy}，{rows} 行，逐字节相同。",
        "It agrees: {policy}; {rows} rows, the same byte by byte.",
    ),
    "verify.rows_same": (
        "一致：{policy}，{rows} 行，每一行都相同。",
        "It agrees: {policy}; {rows} rows, every one the same.",
    ),
    "bulk.reading": ("读名单、逐格核对", "Reading and checking"),
    "bulk.progress": ("核定", "Evaluating"),
    "bulk.rate": ("{rate} 人/秒", "{rate} persons/s"),
    "evaluate.output": ("写进这个文件，要么写全，要么不写。", "Write to this file, whole or not at all."),
    "assume.reason": ("运行时用 --assume 指定", "given with --assume for this run"),
    "evaluate.rows": ("共 {rows} 行，核定 {evaluated} 人", "Rows: {rows}; evaluated: {evaluated}"),
    "evaluate.set_aside": ("搁置 {set_aside} 行，原因见 {file}", "set aside: {set_aside}, with reasons in {file}"),
    "evaluate.repeated": ("{repeated} 行与前面的行完全相同，只算一次", "the same as an earlier row: {repeated}"),
    "evaluate.refused": ("不予参保 {refused} 人", "refused: {refused}"),
    "evaluate.closed": ("不予受理 {closed} 人", "closed: {closed}"),
    "evaluate.open": ("应缴没有定论 {open} 人", "what they pay is not settled: {open}"),
    "evaluate.more_rejects": ("……另有 {rows} 行也搁置了，见 {file}", "… and more rows set aside: {rows}, see {file}"),
    # pol budget
    "budget": (
        "全体合计：多少人、谁出多少钱、目标到了没有，不写逐人结果。",
        "Totals of a whole population: heads, who pays how much, targets; no row per person.",
    ),
    "budget.more": (
        "POLICY 是规则文件的路径、文件名或政策编号；RECORDS 是名单，Parquet 文件或文件夹最快。\n"
        "没有定论的金额不会算成零：每个合计都写明有数的人、没有数的人和上下限。",
        "POLICY is a rule file's path, file name or id; RECORDS are the persons, fastest as Parquet.\n"
        "What is open is never taken as nothing: each total says for how many it is known, and its bounds.",
    ),
    "budget.by": (
        "按什么分组，用逗号隔开：地区或是否类的事实（参保地，也可以写旗县）、人群、结果的名称。",
        "What to count by, separated by commas: facts (参保地 …), 人群 for categories, results.",
    ),
    # pol snapshot
    "snapshot": (
        "给全体的结果存一份快照（只有人数和合计，没有个人），以后再比，看哪些变了。",
        "Keep a snapshot of a population's results (counts and sums, nobody in person) and later show what moved.",
    ),
    "snapshot.more": (
        "POLICY 是规则文件的路径、文件名或政策编号；RECORDS 是名单，Parquet 文件或文件夹最快。\n"
        "先存：pol snapshot 政策 名单 --output 改前.snapshot.json\n"
        "改了规则或换了名单再比：pol snapshot 政策 名单 --against 改前.snapshot.json",
        "POLICY is a rule file's path, file name or id; RECORDS are the persons, fastest as Parquet.\n"
        "Keep one: pol snapshot POLICY RECORDS --output before.snapshot.json\n"
        "After rules or records changed: pol snapshot POLICY RECORDS --against before.snapshot.json",
    ),
    "snapshot.output": (
        "快照写进这个文件，要么写全，要么不写；不写这一项，也不比较时，打印出来。",
        "Write the snapshot to this file, whole or not at all; printed if neither this nor --against is given.",
    ),
    "snapshot.against": (
        "和这份以前存的快照比，列出变化。",
        "Compare with this earlier snapshot and show what moved.",
    ),
    "snapshot.by": (
        "除了参保地，还按什么分组，用逗号隔开：地区、是否、枚举、身份类的事实，结果的名称。",
        "What to break down by besides 参保地, separated by commas: facts that are regions, yes or no, enumerations or "
        "identities, and results.",
    ),
    "snapshot.smallest": (
        "少于这么多人的，只写“<N”，分组不写金额。",
        "Fewer persons are written as <N, groups of them without amounts.",
    ),
    "snapshot.format": ("比较的输出格式；默认 text。", "The format of the comparison; text by default."),
    "snapshot.exit_code": (
        "退出码只说有没有变化：有 1，没有 0；放到一边的行不影响它。",
        "Let the exit code say whether anything moved (1) or not (0), whatever rows were set aside.",
    ),
}
