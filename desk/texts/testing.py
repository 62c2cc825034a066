"""Of commands that test a notice: test, generate, accept, mutate."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
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
        "scenarios that fail and cover nothing: {count}; see pol test first",
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
}
