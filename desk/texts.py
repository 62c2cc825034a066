"""What the commands say of themselves, a row per text: Chinese, English. Findings are rows of `dsl.codes`."""

from __future__ import annotations

from collections.abc import Mapping

from dsl import Language

TEXTS: Mapping[str, tuple[str, str]] = {
    # pol
    "pol": (
        "城乡居民基本医疗保险参保征缴：检查规则文件，逐人核定，逐条说明。",
        "Rule files for resident medical-insurance enrolment: check them, evaluate persons, explain clause by clause.",
    ),
    "pol.epilog": (
        "退出码：0 正常；1 有错误或警告，或有行被搁置；2 用法不对；3 文件读写失败；70 程序自身出错；130 中断。",
        "Exit codes: 0 clean; 1 findings, or rows set aside; 2 usage; 3 input or output failure; 70 our own error; "
        "130 interrupted.",
    ),
    "options": ("[选项]", "[OPTIONS]"),
    "subcommand": ("命令 [参数]...", "COMMAND [ARGS]..."),
    "version": ("显示版本。", "Show the version and exit."),
    "lang": ("用中文（zh）还是英文（en）。", "Speak Chinese (zh) or English (en)."),
    # pol check
    "check": (
        "检查规则文件：语法、名称、类型、条款引用和语义。",
        "Check rule files: syntax, names, types, citations and meaning.",
    ),
    "check.more": (
        "FILE 是规则文件或词汇文件的路径，也可以是文件名（hulunbuir-2024）或政策编号（呼伦贝尔2024）。",
        "FILE is the path of a rule file or vocabulary, or a policy's file name (hulunbuir-2024) or id (呼伦贝尔2024).",
    ),
    "check.fast": ("不做语义检查。", "Leave the checks of meaning out."),
    "check.format": ("输出格式。", "The format of the findings."),
    "check.notice": (
        "通知原文：核对条款与锁定时是否一致；只能检查一个规则文件。",
        "The notice's text, to compare with the locked clauses; for one rule file only.",
    ),
    "check.one_policy": (
        "用 --notice 或 --assume 时，只能检查一个规则文件",
        "--notice and --assume go with exactly one rule file",
    ),
    "check.assume": (
        "假定：歧义的读法、所有人的某项事实、未规定的结果，例如 首日=计入；可以写多次。",
        "Assume a reading, a fact of everybody or a silent result, such as 首日=计入; may be repeated.",
    ),
    # pol fmt
    "fmt": (
        "把规则文件排成统一的版式：对齐各栏，意思、注释、先后都不变。",
        "Lay rule files out in the one layout: columns aligned; meaning, comments and order stay.",
    ),
    "fmt.more": (
        "FILE 是规则文件或词汇文件的路径、文件名或政策编号；写 - 时，从标准输入读，写到标准输出。\n"
        "每次都核对：意思相同、注释一条不少、再排一遍不变；核对不上的不写。读不懂的文件不动，列出错误。\n"
        "写出的是 UTF-8（不带 BOM），每行以 LF 结尾。\n"
        "同一文件夹里有 names.en.yaml 时，--keywords 连同里面的名称一起换。",
        "FILE is the path, file name or id of a rule file or vocabulary; - reads standard input and writes to\n"
        "standard output. Each run is proved: the same meaning, no comment lost, a second run changes nothing;\n"
        "otherwise nothing is written. A file that can't be read is left alone and its errors are shown.\n"
        "Files are written as UTF-8 without a byte order mark, with LF line ends.\n"
        "With a names.en.yaml in the same folder, --keywords turns the names in it too.",
    ),
    "fmt.check": (
        "只看，不写：列出还没有排好的文件，有的话退出码为 1。",
        "Write nothing; list the files that would change.",
    ),
    "fmt.diff": ("只看，不写：打印会改哪些行。", "Write nothing; print what would change."),
    "fmt.keywords": (
        "关键字写成中文（zh）还是英文（en）；不写时不换。",
        "Turn the keywords Chinese (zh) or English (en).",
    ),
    "fmt.done": (
        "改了 {changed} 个文件；{same} 个本来就是这样；{left} 个没有动。",
        "{changed} files changed; {same} were laid out already; {left} were left alone.",
    ),
    "fmt.would": (
        "要改的有 {changed} 个文件；{same} 个已经排好；{left} 个没法排。",
        "{changed} files would change; {same} are laid out already; {left} can't be laid out.",
    ),
    # pol test
    "test": (
        "按场景文件测试规则文件：每个人应当得到什么，写在场景里。",
        "Test rule files by their scenarios: what each person has to be given is written there.",
    ),
    "test.more": (
        "PATH 是场景文件（.scenarios.yaml）、规则文件、政策编号或文件夹（连同下级文件夹）；\n"
        "不写时，是这里和 policies/ 里的。\n"
        "场景文件放在规则文件旁边，名为 规则文件名.scenarios.yaml；可以写什么，用 pol schema 查看。\n"
        "状态为“提议”的场景照样算，但不计入相符和不符。",
        "PATH is a scenario file (.scenarios.yaml), a rule file, a policy's id, or a folder with all below it;\n"
        "by default this folder and policies/.\n"
        "Scenarios stand beside the rule file in NAME.scenarios.yaml; pol schema says what can be in them.\n"
        "Scenarios whose status is proposed run too and count neither as passed nor as failed.",
    ),
    "test.format": ("输出格式。", "The format of the report."),
    "test.output": ("写进这个文件。", "Write the report to this file."),
    "test.run": (
        "只运行名称或文件名里有这几个字的场景；可以用 * 和 ?。",
        "Only scenarios whose name or file contains this; * and ? work as well.",
    ),
    "test.fail_fast": ("遇到第一个不符就停。", "Stop at the first failure."),
    "test.jobs": ("几个文件同时运行，默认 1。", "How many files to run at the same time; 1 by default."),
    "test.update": (
        "把不符的期望改写成现在的结果，逐处列出，等您核对；事实不动。",
        "Rewrite expectations that differ to what is found now, and list each for review; facts are left alone.",
    ),
    "test.coverage": (
        "再看场景覆盖了规则文件的哪些行、条件、边界和条款。",
        "Also show which lines, conditions, edges and clauses of the rule file the scenarios cover.",
    ),
    "test.coverage_format": (
        "覆盖的格式（写了就等于 --coverage）：text 接在测试结果后面；json 和 html 写进规则文件旁边的 "
        "规则文件名.coverage.json、规则文件名.coverage.html。",
        "The format of the coverage (implies --coverage): text follows the report; json and html go beside the rule "
        "file, into NAME.coverage.json or NAME.coverage.html.",
    ),
    "test.coverage_output": (
        "覆盖写进这个文件或文件夹。",
        "Write the coverage to this file or folder.",
    ),
    "test.fail_under": (
        "覆盖合计低于这个百分数就不通过（写了就等于 --coverage）。",
        "Fail if the coverage, all measures together, is below this percentage (implies --coverage).",
    ),
    "test.coverage_written": (
        "“{policy}”的覆盖 {share}，写在 {file}",
        "coverage of {policy}: {share}, written to {file}",
    ),
    "test.coverage_advice": (
        "补缺口可以从这里开始：pol generate {policy}",
        "to fill the gaps, start with: pol generate {policy}",
    ),
    # pol generate, pol accept
    "generate": (
        "拟出补缺口的场景，等您核对。",
        "Draft scenarios that fill the gaps of a notice's tests, for review.",
    ),
    "generate.more": (
        "POLICY 是规则文件的路径、文件名或政策编号；缺口是旁边的场景文件没有覆盖到的（pol test --coverage）。\n"
        "写进规则文件旁边的 规则文件名.proposed.scenarios.yaml，每个场景标着“状态: 提议”。\n"
        "期望是程序算出来的：对照通知核对以后，用 pol accept 采纳。",
        "POLICY is a rule file's path, file name or id; gaps are what the scenario files beside it leave uncovered "
        "(pol test --coverage).\n"
        "They go to NAME.proposed.scenarios.yaml beside the rule file, each marked as proposed.\n"
        "The expectations are what the program answers: hold them against the notice, then take them with pol accept.",
    ),
    "generate.output": ("写进这个文件。", "Write them to this file."),
    "generate.force": ("已经有这个文件时也重写。", "Write over a file that is there already."),
    "generate.no_gaps": ("“{policy}”的场景没有缺口，不用补。", "The scenarios of {policy} leave no gap."),
    "generate.failing": (
        "有 {count} 个场景不符，不计入覆盖；先用 pol test 看看",
        "{count} scenarios fail and cover nothing; see pol test first",
    ),
    "generate.advice": ("核对以后：pol accept {file}", "after review: pol accept {file}"),
    "accept": (
        "采纳提议的场景：逐个看过，认可的去掉“提议”的标记。",
        "Accept proposed scenarios: look at each, and take the mark off those that are right.",
    ),
    "accept.more": (
        "FILE 是有提议的场景文件。在终端里逐个显示，y 采纳、n 跳过、q 停；文件里别的内容一字不动。\n"
        "采纳的是您的期望：和现在算出来的不同时会提醒，采纳以后测试会报不符。",
        "FILE is a scenario file with proposals. At a terminal each is shown: y accepts, n passes over, q stops; "
        "nothing else in the file changes.\n"
        "What is accepted is your expectation: where it is not what is found now you are told, and its test fails.",
    ),
    "accept.run": (
        "不逐个问，采纳名称里有这几个字的；可以用 * 和 ?。",
        "Do not ask; accept those whose name contains this; * and ? work as well.",
    ),
    "accept.all": ("不逐个问，全部采纳。", "Do not ask; accept them all."),
    "accept.question": ("采纳(y)、跳过(n)、停(q)", "accept (y), pass over (n), stop (q)"),
    "accept.accepted": ("已采纳：{name}", "accepted: {name}"),
    "accept.done": ("采纳了 {count} 个，还有 {left} 个提议。", "{count} accepted, {left} still proposed."),
    # pol mutate
    "mutate": (
        "试改规则文件：写错一处，会不会有场景发现。",
        "Change the rule file in one place after another: would a scenario notice?",
    ),
    "mutate.more": (
        "POLICY 是规则文件的路径、文件名或政策编号；用的是它旁边的场景文件，提议状态的不算。\n"
        "金额、比例、日期、条件、出资方等逐处写错，漏一行、颠倒两行，每次从头读、从头算。\n"
        "没有场景发现的，逐类人精确比较：谁的结果都不变的不算，其余的给出一个看得出差别的人。",
        "POLICY is a rule file's path, file name or id; its scenario files are used, but for proposed scenarios.\n"
        "Amounts, percentages, dates, conditions, payers are made wrong one by one, lines left out or swapped.\n"
        "What no scenario notices is compared exactly: it is left aside if nobody is told anything else, and otherwise "
        "shown with a person who is.",
    ),
    "mutate.run": (
        "只试这些：行号（52、50-60）、条款、种类（金额）或文件里的几个字。",
        "Only these: lines (52, 50-60), a clause, a kind (amount) or words of the file.",
    ),
    "mutate.sample": ("只试其中 N 处，每次都是同样的。", "Only N of them, always the same."),
    "mutate.jobs": ("同时用几个处理器，默认全部。", "How many processors to use; all by default."),
    "mutate.format": ("输出格式。", "The format of the report."),
    "mutate.all": ("连改了等于没改的也列出。", "List those that make no difference, too."),
    "mutate.propose": (
        "把能发现的场景写进这个新文件，状态是提议。",
        "Write scenarios that would notice to this new file, as proposals.",
    ),
    "mutate.fail_under": (
        "发现的低于这个百分数就算不通过。",
        "Fail if less than this percentage is noticed.",
    ),
    "mutate.proposed": ("提议的场景写在 {file}", "proposed scenarios written to {file}"),
    # pol evaluate
    "evaluate": (
        "逐人核定：交多少、谁资助、赶不赶得上、等多久。",
        "Evaluate persons: what they pay, who pays the rest, whether they are in time, how long they wait.",
    ),
    "evaluate.more": (
        "POLICY 是规则文件的路径、文件名或政策编号。\n"
        "RECORDS 是名单（xlsx、xls、CSV、JSON、JSON lines），- 表示标准输入。\n"
        "没法用的行写进 OUTPUT.rejects.csv（没有 --output 时是 rejects.csv），其余照常核定。\n"
        "整批核定：RECORDS 是 Parquet 文件或文件夹、数据库的表（postgresql://…/库?table=表），"
        "或者 --output 是 .parquet。",
        "POLICY is a rule file's path, file name or id.\n"
        "RECORDS is a roster (xlsx, xls, CSV, JSON, JSON lines), - for standard input.\n"
        "Rows that can't be used go to OUTPUT.rejects.csv (rejects.csv without --output); the rest is evaluated.\n"
        "A whole population: RECORDS is a Parquet file or folder or a table (postgresql://…/db?table=NAME), "
        "or --output ends in .parquet.",
    ),
    "evaluate.person": (
        "只核定这个人：证件号码、姓名或表格里的行号。",
        "Only this person, by ID number, name or row of the sheet.",
    ),
    "evaluate.assume": (
        "假定：歧义的读法、缺的事实、未规定的结果，例如 缴费日期=2024-10-08；可以写多次。",
        "Assume a reading, a missing fact or a silent result, such as 缴费日期=2024-10-08; may be repeated.",
    ),
    "evaluate.format": (
        "输出格式；不写时看 --output 的扩展名，再不然是 table。",
        "The format; by default that of --output's suffix, else table.",
    ),
    "evaluate.columns": (
        "整批核定：只要这些列，用逗号隔开；列名用 pol columns 查看。",
        "For a whole population: these columns only, separated by commas; pol columns lists them.",
    ),
    "evaluate.engine": (
        "整批核定用什么算：duckdb（本机，默认）、spark、postgres（在数据库里算）。",
        "What computes for a whole population: duckdb (here, the default), spark, postgres (inside the database).",
    ),
    "evaluate.spark_master": ("Spark 的地址，默认 local[*]。", "Where Spark runs; local[*] by default."),
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
        "默认抽 200 行，由逐人核定的程序重算；--all 整份重算，逐字节比较。",
        "By default 200 rows are taken as a sample and worked out by the evaluator for single persons; --all makes the "
        "whole file again and compares it byte by byte.",
    ),
    "verify.all": ("整份重算。", "Make the whole file again."),
    "verify.sample": ("抽多少行。", "How many rows to take."),
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
        "分组里少于这么多人的，只写“<N”，不写金额。",
        "In breakdowns, groups of fewer persons are written as <N, without amounts.",
    ),
    "snapshot.format": ("比较的输出格式；默认 text。", "The format of the comparison; text by default."),
    "snapshot.exit_code": ("有变化时，退出码为 1。", "Exit with 1 if anything moved."),
    "snapshot.needs_against": (
        "--format 和 --exit-code 要同 --against 一起用",
        "--format and --exit-code go with --against",
    ),
    # pol explain
    "explain": ("逐条说明一个人的核定结果。", "Explain one person's answer, clause by clause."),
    "explain.person": ("这个人的证件号码、姓名或表格里的行号。", "The person's ID number, name or row of the sheet."),
    "explain.row": ("第 {row} 行", "row {row}"),
    "explain.format": ("输出格式。", "The format of the explanation."),
    # pol diff
    "diff": (
        "比较两份通知：改了什么，逐条列出两边的原文和条款。",
        "Compare two notices: what changed, each with the lines and clauses of both.",
    ),
    "diff.more": (
        "OLD 和 NEW 是规则文件的路径、文件名或政策编号：同一地区的两年，或者两个地区。\n"
        "按意思比，不按文字比：改名、换行、换次序、换中英文关键字都不算变化。\n"
        "沿用、修改过的，比的是改好以后的整份通知。",
        "OLD and NEW are rule files' paths, file names or ids: two years of one region, or two regions.\n"
        "Meanings are compared, not texts: other names, layout, order or language of keywords are no change.\n"
        "Where a notice rests on others, or others change it, the whole notice that governs is compared.",
    ),
    "diff.absolute": (
        "日期按日历比较；不写时按年度对齐（上一年的 9 月 1 日和这一年的 9 月 1 日算同一天）。",
        "Compare dates by the calendar; by default they are aligned by benefit year.",
    ),
    "diff.exact": (
        "再列出对哪些人不同：把两份通知分得出的每一种人都比一遍，每组带一个例子。",
        "Also list for whom they differ: every kind of person that either notice tells apart, each group with an "
        "example.",
    ),
    "diff.exact_no_workbook": ("--exact 的结果不写进 xlsx", "--exact does not go into a workbook"),
    "diff.format": (
        "输出格式；不写时看 --output 的扩展名。xlsx 要和 --records 一起用。",
        "The format of the report; by default that of the suffix of --output. xlsx needs --records.",
    ),
    "diff.output": ("写到这个文件；不写时打印出来。", "Write to this file instead of printing."),
    "diff.records": (
        "这份名单（和 pol budget 能读的一样）按两份通知各算一遍：花多少钱，多少人多、多少人少。",
        "Put these persons to both notices: what it costs, and how many gain and lose.",
    ),
    "diff.by": (
        "除了参保地和人群，还按什么分组，用逗号隔开：地区、是否、枚举、身份类的事实，结果的名称（按新通知）。",
        "What to break down by besides 参保地 and 人群, separated by commas: facts, and results under the new notice.",
    ),
    "diff.largest": (
        "列出变化最大的这么多人的证件号码；不写时不出现任何人。",
        "Name so many of the persons with the largest changes by their numbers; without it nobody is named.",
    ),
    "diff.records_of": (
        "名单是哪一份通知的年度的：old 旧的（默认），new 新的。年度不同时，对另一份通知，名单里的日期按相差的年数移动；"
        "写了 --absolute 就不移动。",
        "Of which notice's 年度 the records are: old (default) or new. For the other one their dates move by the years "
        "between; with --absolute they don't.",
    ),
    "diff.needs_records": (
        "--by、--largest、--records-of 和 xlsx 格式要和 --records 一起用。",
        "--by, --largest, --records-of and the format xlsx need --records.",
    ),
    "diff.exit_code": ("有变化时退出码为 1。", "Exit with 1 if anything changed."),
    # pol compare
    "compare": (
        "把几份通知按项目并排对照；也可以看同一个人在各处怎么算，或者一个地区历年的变化。",
        "Hold notices side by side, concept by concept; or one person under all of them; or one region over the years.",
    ),
    "compare.more": (
        "POLICY 是规则文件的路径、文件名或政策编号，两份以上。\n"
        "每个格子都是拿同一种人去问各份通知得来的，写明数、依据和出处；未规定、待定和没有这一项分开写。\n"
        "--records 和 --person：名单里的一个人，每份通知怎么算。\n"
        "--history：一个地区的历年；只写一份政策时，取它所在文件夹里同一地区的各年。",
        "POLICY is a rule file's path, file name or id; two or more.\n"
        "Every cell comes from asking each notice about the same person, with its clause and place; what is not "
        "stated, pending, and not there at all are told apart.\n"
        "--records and --person: one person of the records under every notice.\n"
        "--history: one region over the years; with a single policy, the notices of its region in its folder.",
    ),
    "compare.records": ("名单；同 --person 一起用。", "A file of records, with --person."),
    "compare.person": ("名单里的哪一个：证件号码、姓名或行号。", "Whom of the records: ID number, name or row."),
    "compare.align": (
        "名单的日期属于 YEAR 年度；按各份通知的年度移动。不写时日期照原样。",
        "The dates of the record are those of YEAR; move them to each notice's own year. Otherwise they stay.",
    ),
    "compare.history": ("一个地区历年的标准和变化，带图。", "One region over the years, with changes and charts."),
    "compare.format": (
        "输出格式；不写时看 --output 的后缀（md、html、xlsx、json），否则是 text。",
        "The format; by default that of the suffix of --output (md, html, xlsx, json), else text.",
    ),
    "compare.output": ("写到这个文件；不写时打印出来。", "Write to this file instead of printing."),
    "compare.vocabulary": ("{file} 是词汇文件，不参加对照。", "{file} is a vocabulary and takes no part."),
    "compare.together": ("--records 和 --person 要一起写", "--records and --person go together"),
    "compare.align_person": ("--align 要同 --records、--person 一起写", "--align goes with --records and --person"),
    "compare.not_both": ("--history 不能同 --records 一起用", "--history and --records exclude one another"),
    # pol show
    "show": (
        "打印起作用的整份通知，写明每个语句出自哪里。",
        "Print the whole notice that governs, and where each statement was written.",
    ),
    "show.more": (
        "POLICY 沿用别的文件、或者有文件改过它的，打印的是改好以后的样子，本身也是一份规则文件。",
        "Where POLICY rests on another file, or files change it, the outcome is printed; it is a rule file itself.",
    ),
    "show.format": ("输出格式。", "The format of the notice."),
    "show.whole": ("{id}：{as_of} 起作用的文本", "{id}: the text that governs on {as_of}"),
    "show.known_on": ("只看到 {day} 为止发布的文件", "by what was issued up to {day}"),
    "show.amended_by": ("经 {names} 修改", "amended by {names}"),
    "show.based_on": ("沿用 {names}", "resting on {names}"),
    "show.left_out": ("没有算上 {id}：{why}", "{id} is left out: {why}"),
    "show.origin": ("{file} 第 {line} 行", "{file} line {line}"),
    "show.instead": ("{file} 第 {line} 行，代替 {before}", "{file} line {line}, in place of {before}"),
    # which texts govern
    "texts.as_of": (
        "按哪一天起作用的文本；不写时是年度的最后一天。",
        "By the texts that govern on this day; by default the last day of the policy's year.",
    ),
    "texts.known_on": (
        "只看到这一天为止发布的文件；不写时不限。",
        "By what was issued up to this day; else all.",
    ),
    "texts.regardless": (
        "草案、已废止、还没有施行或者已经失效的，也照样给出结果。",
        "Answer even if the policy is a draft, repealed, not yet or no longer in force.",
    ),
    "texts.draft": ("它还是草案", "it is a draft"),
    "texts.repealed": ("它已经废止", "it is repealed"),
    "texts.not_yet_issued": ("{known_on} 还没有发布", "it was not issued by {known_on}"),
    "texts.not_yet_effective": ("{as_of} 还没有施行", "it is not yet in force on {as_of}"),
    "texts.expired": ("{as_of} 已经失效", "it is no longer in force on {as_of}"),
    "texts.changes_one_left_out": ("它改的那一份没有算上", "the file that it changes is left out"),
    "evaluate.amended": ("用的是经 {names} 修改的 {id}", "by {id} as amended by {names}"),
    # pol cite
    "cite": ("锁定和查看通知的条款。", "Lock and show the clauses of a notice."),
    "cite.lock": (
        "从通知原文生成条款锁定文件 NAME.cite.json。",
        "Make the clause lock NAME.cite.json from a notice's text.",
    ),
    "cite.lock.more": (
        "锁定文件里只有条款号和指纹，没有原文。把它放在规则文件旁边，主名相同。",
        "The lock holds clause numbers and hashes, not the text. It belongs beside the rule file, under the same name.",
    ),
    "cite.output": ("写到哪里；不写时放在通知旁边。", "Where to write it; beside the notice unless given."),
    "cite.locked": (
        "已写入 {lock}：{clauses} 条，其中 {headings} 条只是标题。",
        "Wrote {lock}: {clauses} clauses, {headings} of them only headings.",
    ),
    "cite.changed": ("与原来的锁定相比：{changes}。", "Compared with the former lock: {changes}."),
    "cite.unchanged": ("与原来的锁定相比没有变化。", "Nothing changed compared with the former lock."),
    "cite.change.changed": ("改 {clauses}", "changed {clauses}"),
    "cite.change.added": ("增 {clauses}", "added {clauses}"),
    "cite.change.removed": ("删 {clauses}", "removed {clauses}"),
    "cite.show": (
        "列出条款：给通知原文时带文字，给政策时只有编号和指纹。",
        "List the clauses: with their words from a notice's text, numbers and hashes for a policy.",
    ),
    "cite.show.more": (
        "SOURCE 是通知原文（.txt）、锁定文件（.cite.json），或一个政策（路径、文件名、编号）。",
        "SOURCE is a notice's text (.txt), a lock (.cite.json), or a policy (path, file name, id).",
    ),
    "cite.heading": ("（标题）", "(heading)"),
    # pol schema
    "schema": (
        "打印人员记录或场景文件的 JSON Schema。",
        "Print the JSON Schema of a person's record, or of scenario files.",
    ),
    "schema.more": (
        "POLICY（路径、文件名或编号）给出时，只含该政策用到的事实。\n"
        "POLICY 写成 scenarios 时，打印场景文件的，编辑器可以用它提示和检查。",
        "With POLICY (path, file name or id), only the facts that this policy uses.\n"
        "With scenarios in place of POLICY, that of scenario files, for editors to complete and check by.",
    ),
    # pol dev
    "dev": ("逐阶段打印程序怎样读一个规则文件。", "Print each stage of how a rule file is read."),
    "dev.tokens": ("词。", "The tokens."),
    "dev.tree": ("语法树，每个语句一棵。", "The syntax trees, one per statement."),
    "dev.nodes": ("语句，名称还没有解析。", "The statements, before names are resolved."),
    "dev.model": ("政策模型，执行核定时用的就是它。", "The policy model that evaluators read."),
    "dev.spans": ("同时打印每一处在原文中的位置。", "Print where in the text each part stands as well."),
    # pol completion
    "completion": ("打印命令行补全脚本。", "Print the script for shell completion."),
    "completion.more": (
        '用法：bash 和 zsh 在启动文件里写 eval "$(pol completion bash)"；\n'
        "fish 用 pol completion fish > ~/.config/fish/completions/pol.fish。",
        'To use it: put eval "$(pol completion bash)" (or zsh) into the shell\'s startup file;\n'
        "for fish: pol completion fish > ~/.config/fish/completions/pol.fish.",
    ),
}


def text(key: str, language: Language, /, **words: str) -> str:
    """A text in the reader's language, with its words filled in."""
    chinese, english = TEXTS[key]
    return (chinese if language == "zh" else english).format_map(words)


def help_of(key: str, language: Language) -> str:
    """The first sentence of a command's help and, where there is one, the paragraph after it."""
    paragraphs = [text(name, language) for name in (key, f"{key}.more") if name in TEXTS]
    return "\n\n\b\n".join(paragraphs)
