"""Which scenario files and scenarios are meant, and whose they are."""

from ..row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P817",
        "scenarios-other-policy",
        ERROR,
        "这些场景写明是“{policy}”的，旁边的规则文件却是 {stem}（{id}）",
        "these scenarios are for “{policy}”, but the rule file beside them is {stem} ({id})",
        "把“政策”改成 {stem}，或者把场景文件放到它自己的规则文件旁边",
        "write “policy: {stem}”, or put the scenario file beside its own rule file",
    ),
    row(
        "P821",
        "no-scenarios",
        ERROR,
        "没有找到一个场景：{where}",
        "there is not a single scenario: {where}",
        "场景文件放在规则文件旁边，名为 规则文件名.scenarios.yaml；pol generate 可以拟出初稿",
        "scenarios stand beside the rule file in NAME.scenarios.yaml; pol generate drafts them",
    ),
    row(
        "P822",
        "scenarios-without-policy",
        ERROR,
        "场景文件旁边没有规则文件 {policy}",
        "beside the scenario file there is no rule file {policy}",
        "场景文件要叫 规则文件名.scenarios.yaml，和规则文件放在同一个文件夹",
        "a scenario file is called NAME.scenarios.yaml after the rule file in the same folder",
    ),
    row(
        "P824",
        "no-scenario-picked",
        ERROR,
        "没有一个场景的名称或文件名符合“{pattern}”",
        "no scenario's name or file fits “{pattern}”",
        "写名称里的几个字就可以；用 * 代表任意文字时，要能对上整个名称",
        "a few characters of the name are enough; with * the pattern has to fit the whole name",
    ),
    row(
        "P826",
        "scenarios-proposed-only",
        ERROR,
        "{file} 只有提议，还没有一个场景经人采纳，等于没有检验",
        "{file} has nothing but proposals: no scenario was accepted yet, so nothing is tested",
        "对照通知逐个核对，用 pol accept 采纳以后再运行",
        "hold each against the notice, take it with pol accept, and run again",
    ),
    row(
        "P827",
        "scenarios-file-name",
        ERROR,
        "{file} 这个文件名不属于规则文件 {rules}，写了也没有人读",
        "by its name {file} does not belong to the rule file {rules}, and nobody would read it",
        "和规则文件放在同一个文件夹，例如 {better}",
        "put it into the folder of the rule file, called for example {better}",
    ),
    row(
        "P828",
        "not-a-scenario-file",
        ERROR,
        "{file} 不是场景文件",
        "{file} is no scenario file",
        "写场景文件的名称，例如 {better}",
        "name a scenario file, for example {better}",
    ),
)
