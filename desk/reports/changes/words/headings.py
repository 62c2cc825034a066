"""Around the sentences: headings, counts, how days are compared, what it costs, and charts."""

from ....texts.rows import Rows

WORDS: Rows = {
    "title": ("改了什么", "What changed"),
    "title.between": ("有什么不同", "What differs"),
    "subtitle": (
        "旧：{old}（{old_title}）；新：{new}（{new_title}）",
        "old: {old} ({old_title}); new: {new} ({new_title})",
    ),
    "subtitle.between": ("{old}（{old_title}）；{new}（{new_title}）", "{old} ({old_title}); {new} ({new_title})"),
    "summary": ("概要", "Summary"),
    "beginning": ("与 {old} 相比，{new}：", "Compared with {old}, {new}: "),
    "nothing": (
        "没有变化：两份规则文件意思完全一样。",
        "Nothing changed: the two rule files mean exactly the same.",
    ),
    "nothing.between": (
        "没有不同：除了地区，两份规则文件意思完全一样；“本地”各指自己的地区。",
        "They do not differ: but for the region both mean exactly the same; 本地 is each one's own region.",
    ),
    "nothing.same": (
        "没有变化：两边是同一份规则，一个字也不差。",
        "Nothing changed: both are the same rules, word for word.",
    ),
    "further": ("另有 {count} 处变化", "{count} further changes"),
    "further.between": ("另有 {count} 处不同", "{count} further differences"),
    "further.one": ("另有 1 处变化", "1 further change"),
    "further.one.between": ("另有 1 处不同", "1 further difference"),
    "several": ("{subject}有 {count} 处变化", "{subject} changes in {count} places"),
    "several.between": ("{subject}有 {count} 处不同", "{subject} differs in {count} places"),
    "several.cases": ("{said}（{cases}）", "{said} ({cases})"),
    "several.added": ("增加 {count} 种情形", "cases added: {count}"),
    "several.added.between": ("多 {count} 种情形", "cases only in {new}: {count}"),
    "several.removed": ("去掉 {count} 种情形", "cases gone: {count}"),
    "several.removed.between": ("少 {count} 种情形", "cases only in {old}: {count}"),
    "several.other": ("改动 {count} 处", "otherwise: {count}"),
    "several.other.between": ("{count} 处说法不同", "otherwise: {count}"),
    "counted": ("共 {count} 处变化。", "Changes: {count}."),
    "counted.between": ("共 {count} 处不同。", "Differences: {count}."),
    "aligned": (
        "日期按年度对齐：{old_year} 年度的 {day} 和 {new_year} 年度的 {other} 算同一天。",
        "Dates are aligned by benefit year: {day} for {old_year} is the same day as {other} for {new_year}.",
    ),
    "aligned.february": (
        "{aligned}二月底按月底算：{day} 和 {other} 也算同一天，期因闰年多出或少掉的这一天不算变化。",
        "{aligned} The end of February is one day: {day} is {other}; that a window is a day longer or shorter because "
        "of the leap year is no change.",
    ),
    "absolute": ("日期按日历比较，不按年度对齐。", "Dates are compared by the calendar, not aligned by benefit year."),
    "old": ("旧", "old"),
    "new": ("新", "new"),
    "place": ("{file} 第 {line} 行", "{file} line {line}"),
    "clauses": ("依据\u00a0{clauses}", "clause {clauses}"),
    "names": ("、", ", "),
    "semicolon": ("；", "; "),
    "comma": ("，", ", "),
    "quoted": ("“{text}”", "“{text}”"),
    "stop": ("。", "."),
    "cost.totals": (
        "{field}合计按 {old} 是 {before} 元，按 {new} 是 {after} 元",
        "{field} comes to {before} yuan under {old} and {after} yuan under {new}",
    ),
    "charts": ("看图", "In pictures"),
    "whose": ("{whose}（{name}）", "{whose} ({name})"),
    "chart.usual": ("没有特殊身份的人", "no special identity"),
    "chart.due": ("一个人自己缴多少（元）", "What one person pays (yuan)"),
    "chart.payers": ("一个人的缴费由谁出（元）", "Who pays one person's contribution (yuan)"),
    "chart.own": ("本人", "the person"),
    "chart.open": ("有说不清的", "not all known"),
    "chart.left": ("；没有变化的 {count} 种人没有画", "; {count} kinds of persons without a change are left out"),
    "chart.left.between": (
        "；没有不同的 {count} 种人没有画",
        "; {count} kinds of persons without a difference are left out",
    ),
    "chart.windows": ("哪些日子可以缴费", "When payment is open"),
    "chart.windows.aligned": (
        "哪些日子可以缴费（按年度对齐，早的那份往后移了 {years} 年画）",
        "When payment is open (aligned by benefit year: the earlier notice is drawn {years} year(s) later)",
    ),
    "chart.formerly": ("{name}（原称{former}）", "{name} (formerly {former})"),
    "chart.formerly.between": ("{name}（{old} 叫{former}）", "{name} ({former} in {old})"),
}
