"""Of commands on rule files: new, check, fmt, show, cite."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    # pol new
    "new": (
        "照通知的条款起一份规则文件：一条一段，附上建议的语句，标着待编码。",
        "Begin a rule file from a notice's clauses: each marked, with a suggested statement.",
    ),
    "new.more": (
        "FILE 是要写的规则文件，例如 示例县2027.pol；旁边有 示例县2027.txt（通知原文）时，直接用它。\n"
        "同时写好条款锁定文件。已经有的文件不动。通知的文字不写进去，只写条款号和认出来的数。\n"
        "地区、年度、发布日期、文号从通知里认；认不出地区、年度的，在终端里问，或者用选项写；\n"
        "认不出发布日期、文号的，写成未注明。\n"
        "写了 --like 的，照抄那份规则文件：条款号换成新通知的，日期往后推，每一处标着待核对。\n"
        "还剩几条：pol check FILE。",
        "FILE is the rule file to write, say 示例县2027.pol; the notice's text 示例县2027.txt beside it is used.\n"
        "The clause lock is written too; files that exist are left alone. None of the notice's\n"
        "wording goes into the file, only clause numbers and the numbers recognised. Region, year, day of issue and\n"
        "document number are read from the notice; a region or year that is not found is asked at a terminal, or\n"
        "given as an option; day and document number that are not found are written as 未注明.\n"
        "With --like, that rule file is taken over: clause numbers of the new notice, days moved on, each marked.\n"
        "What is left: pol check FILE.",
    ),
    "new.notice": ("通知原文（.txt）。", "The notice's text (.txt)."),
    "new.outline": (
        "没有原文时，用条款锁定文件（.cite.json）：只有条款号，没有建议。",
        "Without the text, its clause lock (.cite.json): numbers only, no suggestions.",
    ),
    "new.like": (
        "照这份规则文件（去年的）起：路径、文件名或政策编号。",
        "Take over this rule file (last year's): path, file name or id.",
    ),
    "new.region": ("地区：名称，或者六位代码加名称。", "The region: a name, or six digits and a name."),
    "new.year": ("年度。", "The year."),
    "new.issued": ("发布日期，例如 2026-08-20。", "The day of issue, such as 2026-08-20."),
    "new.keywords": (
        "关键字写成中文（zh，默认）还是英文（en）。",
        "Keywords in Chinese (zh, by default) or English (en).",
    ),
    "new.ask_region": ("地区", "region"),
    "new.ask_year": ("年度", "year"),
    "new.not_rules": (
        "{file} 不是规则文件的名字；要写的规则文件叫 {better}，通知原文用 --notice 写",
        "{file} is no name of a rule file; call it {better}, and give the notice's text with --notice",
    ),
    "new.one_notice": (
        "--notice 和 --outline 只写一个：有原文的写 --notice",
        "give --notice or --outline, not both: --notice where the text is there",
    ),
    "new.no_folder": ("没有 {folder} 这个文件夹；先建好，再写", "there is no folder {folder}; make it first"),
    "new.written": ("已写入 {file}，条款锁定在 {lock}。", "Wrote {file}; its clause lock is {lock}."),
    "new.advice": (
        "接着：打开 {file} 照着写；还剩几条，用 pol check {file} 看",
        "next: write it; what is left: pol check {file}",
    ),
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
    "check.strict": (
        "还有待编码、待核对的条款，就算没有通过。",
        "Fail while clauses are left to encode or to confirm.",
    ),
    "check.dependants": (
        "同一个文件夹里靠着它们的规则文件（沿用、上级、词汇，一层一层）也看。",
        "Also look at rule files of the same folder that rest on these (沿用, 上级, 词汇), directly or through others.",
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
        "PATH 是规则文件或词汇文件的路径、文件名或政策编号，也可以是文件夹（连同里面的文件夹）；\n"
        "写 - 时，从标准输入读，写到标准输出。\n"
        "每次都核对：意思相同、注释一条不少、再排一遍不变；核对不上的不写。读不懂的文件不动，列出错误。\n"
        "写出的是 UTF-8（不带 BOM），每行以 LF 结尾。\n"
        "同一文件夹里有 names.en.yaml 时，--keywords 连同里面的名称一起换。",
        "PATH is the path, file name or id of a rule file or vocabulary, or a folder with all below it;\n"
        "- reads standard input and writes to standard output. Each run is proved: the same meaning, no comment lost,\n"
        "a second run changes nothing; otherwise nothing is written. A file that can't be read is left alone and its\n"
        "errors are shown. Files are written as UTF-8 without a byte order mark, with LF line ends.\n"
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
        "Files changed: {changed}; laid out already: {same}; left alone: {left}.",
    ),
    "fmt.would": (
        "要改的有 {changed} 个文件；{same} 个已经排好；{left} 个没法排。",
        "Files that would change: {changed}; laid out already: {same}; that can't be laid out: {left}.",
    ),
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
}
