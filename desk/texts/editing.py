"""Of what an editor shows: hover texts, completions, hints, lenses."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    "lsp.measure": ("全体人员的合计，只用在约束里", "a total over everybody; only in constraints"),
    "lsp.value_of": ("“{name}”的一个值", "a value of “{name}”"),
    "lsp.payer": ("出资方", "a payer"),
    "lsp.fact": ("事实，{kind}", "a fact, {kind}"),
    "lsp.synonyms": ("名单里也叫：{names}", "also called in rosters: {names}"),
    "lsp.holder": ("由{name}掌握", "held by {name}"),
    "lsp.in_file": ("写在 {file}", "written in {file}"),
    "lsp.days": ("= {first} 至 {last}，共 {count} 天", "= {first} to {last}, {count} days"),
    "lsp.clause": ("通知 {notice} 的条款 **{number}**", "clause **{number}** of the notice {notice}"),
    "lsp.heading": ("只是标题", "only a heading"),
    "lsp.beneath": ("下面有：{clauses}", "beneath it: {clauses}"),
    "lsp.above": ("在 {clause} 里面", "within {clause}"),
    "lsp.before": ("前一条：{clause}", "before it: {clause}"),
    "lsp.after": ("后一条：{clause}", "after it: {clause}"),
    "lsp.no_clause": (
        "通知 {notice} 没有条款 **{number}**",
        "the notice {notice} has no clause **{number}**",
    ),
    "lsp.no_lock": (
        "条款 **{number}**。没有条款锁定文件，不知道通知里有没有",
        "clause **{number}**. Without a clause lock it is not known whether the notice has it",
    ),
    "lsp.hint.days": ("{count} 天", "{count} days"),
    "lsp.run_scenarios": ("运行这条规则的场景", "Run this rule's scenarios"),
    "lsp.try_person": ("试一个人", "Try a person"),
    "lsp.then": ("；", "; "),
    "lsp.further": ("……其余写在输出面板（日志）里", "… the rest is in the output panel (the log)"),
    "lsp.no_scenarios": ("{file} 旁边没有场景文件", "no scenario file stands beside {file}"),
    "lsp.scenarios_broken": ("{file} 有错误，没有运行", "{file} has errors and was not run"),
    "lsp.scenarios": (
        "用到这条规则的场景 {count} 个，不符的 {failed} 个",
        "scenarios that meet this rule: {count}; of them failing: {failed}",
    ),
    "lsp.scenarios_failed": (
        "用到这条规则的场景 {count} 个，不符的 {failed} 个：{names}",
        "scenarios that meet this rule: {count}; of them failing: {failed}: {names}",
    ),
    "lsp.scenarios_mention": (
        "场景文件里还有“{name}”，请自己改：{files}",
        "scenario files still say “{name}”; please change them: {files}",
    ),
    "lsp.not_sound": ("{file} 有错误，改好以后才能试", "{file} has errors; mend them first"),
    "lsp.somebody": ("试算的人", "the example"),
    "lsp.fix": ("改为：{text}", "Change to: {text}"),
    "lsp.fix_all": ("改好所有不影响意思的问题", "Mend all that does not change the meaning"),
    "lsp.fix_mend": ("改好 {code}：{message}", "Mend {code}: {message}"),
    # kinds of names, as completion and the outline call them
    "lsp.kind.CATEGORY": ("人群", "category"),
    "lsp.kind.WINDOW": ("期", "window"),
    "lsp.kind.LET": ("定", "let"),
    "lsp.kind.TABLE": ("表", "table"),
    "lsp.kind.RESULT": ("结果", "result"),
    "lsp.kind.PRODUCT": ("险种", "product"),
    "lsp.kind.AID": ("资助", "aid"),
    "lsp.kind.AMBIGUITY": ("歧义", "ambiguity"),
    "lsp.kind.CONSTRAINT": ("约束", "constraint"),
    "lsp.kind.POLICY": ("通知", "notice"),
    "lsp.kind.FACT": ("事实", "fact"),
    "lsp.kind.READING": ("读法", "reading"),
    "lsp.kind.VALUE": ("值", "value"),
    "lsp.kind.FUNCTION": ("函数", "function"),
    "lsp.kind.WORD": ("预定义的名称", "predefined name"),
    "lsp.kind.REGION": ("地区", "region"),
    "lsp.kind.CLAUSE": ("条款", "clause"),
    "lsp.kind.KEYWORD": ("关键字", "keyword"),
    "lsp.kind.PAYER": ("出资方", "payer"),
}
