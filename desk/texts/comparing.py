"""Of commands that compare notices: diff, compare."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
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
    "diff.all": (
        "和 --exact 一起用：文字里也把每一组、每一种人都列出来；不写时各列前几个，写明还有多少。",
        "With --exact: also list in text every group and kind of person; by default the first, and how many more.",
    ),
    "diff.format": (
        "输出格式；不写时看 --output 的扩展名。xlsx 要写进文件。",
        "The format of the report; by default that of the suffix of --output. xlsx goes into a file.",
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
        "名单是哪一份通知的年度的：old 旧的（默认），new 新的。年度不同时，另一份通知的日期折算到这个年度；"
        "写了 --absolute 就不折算。",
        "Of which notice's 年度 the records are: old (default) or new. The other notice is moved to that year; with "
        "--absolute it isn't.",
    ),
    "diff.exit_code": (
        "退出码只说有没有变化：有 1，没有 0；放到一边的行不影响它。",
        "Let the exit code say whether anything changed (1) or not (0), whatever rows were set aside.",
    ),
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
        "名单是 YEAR 年度的；各份通知都折算到这个年度再算。不写时都照原样。",
        "The record is of YEAR; every notice is moved to that year. Otherwise all dates stay.",
    ),
    "compare.as_local": (
        "把这个人当作各地的本地人：自己地区的户籍地、参保地、居住地，换成各份通知的地区。不写时照名单原样。",
        "Take the person for a local of each notice's region: places in the own region become places there. Otherwise "
        "they stay.",
    ),
    "compare.history": ("一个地区历年的标准和变化，带图。", "One region over the years, with changes and charts."),
    "compare.format": (
        "输出格式；不写时看 --output 的后缀（md、html、xlsx、json），否则是 text。",
        "The format; by default that of the suffix of --output (md, html, xlsx, json), else text.",
    ),
    "compare.output": ("写到这个文件；不写时打印出来。", "Write to this file instead of printing."),
    "compare.vocabulary": ("{file} 是词汇文件，不参加对照。", "{file} is a vocabulary and takes no part."),
}
