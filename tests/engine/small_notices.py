"""Small generated notices: prices, aids, priorities, stages and pending values of every kind."""

from __future__ import annotations

from hypothesis import strategies as st

VOCABULARY = """
事实 甲 身份 键 "a"
事实 乙 身份 键 "b"
事实 丙 是否 键 "c"
事实 丁 是否 键 "d"
事实 级 枚举 一、二、三 可无 键 "grade"
事实 额 金额 键 "amount"
事实 数 整数 键 "count"
事实 日 日期 可无 钟点 时 键 "day"
事实 时 时刻 键 "time"
事实 区 地区 键 "region"
事实 参 是否 按年 2021 至 2025 键 "enrolled"
表 行政区划[代码]
  | 999900 | 示例市
  | 999999 | 示例县
  | 999998 | 另一示例县
"""
HEADER = """政策 生成2025 "生成的通知"
  地区 999999 示例县
  年度 2025
  发布 未注明
  词汇 person.pol
参保 依据 一
  准许 其他
歧义 读 "有两种读法" 依据 一
  读法 宽
  读法 窄
歧义 首日 "首日算不算" 依据 一
  读法 计入 = 计当日
  读法 不计 = 不计当日
表 份[级] 依据 一
  | 一 | 25%
  | 二 | 50%
表 档[区][级] 依据 一
  | 区 | 一 | 二
  | 示例市 | 100 元 | 未规定
  | 示例县 | 150 元 | 200 元
期 月月期 2025-01-01 至 2025-12-31 每月 10 日 至 30 日 依据 一
期 限时期 2025-01-01 至 2025-09-30 12:00 依据 一
期 事后期 日 起 2 个月 内 计日按 首日 每月 1 日 至 31 日 依据 一
人群 甲类 当 甲 依据 一
人群 乙类 当 乙 依据 一
表 类[人群][级] 依据 一
  | 人群 | 一 | 其他
  | 甲类 | 50% | 25%
  | 其他 | 未规定 | 10%
定 看读法 依据 一
  丁 当 读 = 宽
  丙 当 读 = 窄
定 部分写明 依据 一
  是 当 丁
  未规定 当 乙
  否 其他
"""
CONDITIONS = [
    "甲",
    "乙",
    "丙",
    "非 丁",
    "甲 于 2025-03-01",
    "任一(乙、丁)",
    "级 属于 一、二",
    "级 = 无",
    "额 > 150 元",
    "数 ≤ 2",
    "日 在 2025-01-01 至 2025-06-30",
    "日 在 2025-02-28 起 1 个月 内 计日按 首日",
    "满月数(日, 年末) ≥ 6",
    "周岁次日(日, 年末) ≥ 1",
    "年份(日) = 年度",
    "最低(数, 3) > 1",
    "连续年数(参, 年度 - 1) ≥ 3",
    "中断年数(参, 2024) > 数",
    "年数(参, 2021, 2024) = 数",
    "连续年数(参, 年份(日)) ≥ 2",
    "日 在 月月期",
    "日 在 限时期",
    "日 在 2025-02-28 起 1 个月 内 计日按 首日 17:30",
    "日 > 月月期 的 首日",
    "2025-06-30 在 事后期",
    "时 ≤ 12:00",
    "区 属于 本地",
    "看读法",
    "部分写明",
    "非 部分写明",
]
OF_PRICE = ["额 × 2 > 缴费", "缴费 ≥ 300 元"]
AMOUNTS = [
    "100 元",
    "200 元",
    "400 元",
    "额",
    "50% × 缴费",
    "50% × 余额",
    "份[级] × 缴费",
    "档[区][级]",
    "类[甲类][级] × 缴费",
    "类[乙类][级] × 400 元",
    "40 元 × 数",
    "最低(额, 200 元)",
    "最高(额, 200 元)",
    "取整(额 × 2 ÷ 3)",
    "最低(20 元 × 连续年数(参, 年度 - 1), 200 元)",
    "进位(缴费 ÷ 数)",
    "舍去(400 元 × 满月数(日, 年末) ÷ 12)",
    "未规定",
    "待定 由 市 不低于 100 元 不高于 200 元",
    "待定 由 市",
]


def conditions(atoms: list[str]) -> st.SearchStrategy[str]:
    atom = st.sampled_from(atoms)
    return st.one_of(atom, st.builds("({} 且 {})".format, atom, atom), st.builds("({} 或 {})".format, atom, atom))


of_price, of_person = conditions(CONDITIONS + OF_PRICE), conditions(CONDITIONS)
prices = st.sampled_from(
    ["0 元", "100 元", "300 元", "400 元", "额", "最低(额, 400 元)", "未规定", "待定 由 市 不低于 300 元"]
)
days = st.sampled_from(
    [
        "日",
        "年初",
        "2025-05-01",
        "次月首日(日)",
        "日 起满 3 个月 计日按 首日",
        "日 起满 等待期 计当日",
        "日 起满 (数 × 10 天) 计当日",
        "未规定",
    ]
)
waits = st.sampled_from(
    [
        "无",
        "3 个月",
        "30 天",
        "未规定",
        "数 × 1 个月 + 2 个月",
        "最高(6 个月 - 数 × 2 个月, 1 个月)",
        "中断年数(参, 2024) × 1 个月",
    ]
)


def guarded(
    draw: st.DrawFn, values: st.SearchStrategy[str], prefix: str = "  ", guard: st.SearchStrategy[str] = of_price
) -> list[str]:
    """Guarded lines; half of the time the last one is 其他."""
    lines = [f"{prefix}{draw(values)} 当 {draw(guard)}" for _ in range(draw(st.integers(0, 2)))]
    return [*lines, f"{prefix}{draw(values)} 其他"] if draw(st.booleans()) or not lines else lines


def aid_text(draw: st.DrawFn, name: str) -> list[str]:
    shape = draw(st.sampled_from(["full", "one", "two", "rest", "total", "personal"]))
    amount = st.sampled_from(AMOUNTS)
    fixed = st.sampled_from(["50 元", "100 元"])
    guard = draw(st.sampled_from(["", "", " 当 丙", " 当 级 = 一"]))
    lines = {
        "full": lambda: ["  县 全额"],
        "one": lambda: [f"  县 {draw(amount)}"],
        "two": lambda: [f"  县 {draw(amount)}", f"  市 {draw(fixed)}{guard}"],
        "rest": lambda: ["  县 0 元", "  市 其余"],
        "total": lambda: [f"  县 {draw(fixed)}", f"  市 其余{guard}", f"  合计 {draw(fixed)}"],
        "personal": lambda: ["  省 其余", f"  个人 {draw(fixed)}"],
    }[shape]()
    mode = draw(st.sampled_from(["", "  方式 代缴", "  方式 先缴后补"]))
    stage = draw(st.sampled_from(["", "", "  步 2"]))
    return [f"资助 {name} 当 {draw(of_price)} 依据 二", *lines, *filter(None, [mode, stage])]


def priority_text(draw: st.DrawFn, names: list[str], stage: str = "") -> list[str]:
    how = draw(st.sampled_from(["", "就高", "就高", "叠加", "未规定", "次序 " + "、".join(reversed(names))]))
    tie = draw(st.sampled_from(["", "  同额 未规定", "  同额 均可", "  同额 次序 " + "、".join(reversed(names))]))
    return [f"优先 {stage}{how} 依据 三", *([tie] if how == "就高" and tie else [])] if how else []


@st.composite
def notices(draw: st.DrawFn) -> str:
    names = ["资助一", "资助二", "资助三"][: draw(st.integers(1, 3))]
    place = draw(st.sampled_from(["2025-01-01 至 2025-09-30", "限时期", "月月期"]))
    lines = [HEADER, "受理 依据 一", f"  准许 当 日 在 {place}", '  不准 "逾期" 当 日 > 2025-09-30']
    lines += ["  未规定 其他", "缴费 依据 二", *guarded(draw, prices, guard=of_person)]
    for name in names:
        lines += aid_text(draw, name)
    lines += priority_text(draw, names) + priority_text(draw, names, "步 2 ")
    lines += ["等待期 依据 四", *guarded(draw, waits), "待遇期 依据 四"]
    lines += guarded(draw, days, "  自 ") + guarded(draw, days, "  至 ")
    lines += ["财政补助：600 元 依据 五", "  中央 50% × 财政补助", "  市 份[级] × 300 元", "  县 其余"]
    return "\n".join(lines) + "\n"


@st.composite
def product_notices(draw: st.DrawFn) -> str:
    """Two products (险种): one compulsory, one chosen; the second may ask for the money of the first, or close."""
    names = {
        "主": ["资助一", "资助二"][: draw(st.integers(0, 2))],
        "副": ["资助三", "资助四"][: draw(st.integers(0, 2))],
    }
    tiers = draw(st.sampled_from(["", " 档次分 一、二 由 级"]))
    lines = [HEADER, f"险种 副 自选 当 {draw(of_person)}{tiers} 依据 二"]
    lines += [f"险种 主 必缴{draw(st.sampled_from(['', ' 当 丙', ' 当 部分写明']))} 依据 二"]
    lines += ["受理 依据 一", '  不准 "逾期" 当 日 > 2025-09-30', "  准许 其他"]
    if draw(st.booleans()):
        lines += ["受理[副] 依据 一", f'  不准 "不收" 当 {draw(of_person)}', "  准许 当 丁", "  未规定 其他"]
    for product, aids in names.items():
        lines += [f"缴费[{product}] 依据 二", *guarded(draw, prices, guard=of_person)]
        for name in aids:
            lines += [*aid_text(draw, name), f"  险种 {product}"]
    if draw(st.booleans()):
        lines += ["资助 跟着主的 当 应缴[主] > 100 元 依据 二", "  县 25% × 应缴[主]", "  险种 副", "  方式 代缴"]
    every = [name for aids in names.values() for name in aids] or ["跟着主的"]
    if set(every) != {"跟着主的"}:
        lines += priority_text(draw, every) + priority_text(draw, every, "步 2 ")
    lines += ["等待期 依据 四", *guarded(draw, waits)]
    if draw(st.booleans()):
        lines += ["等待期[副] 依据 四", *guarded(draw, waits)]
    lines += ["待遇期 依据 四", *guarded(draw, days, "  自 "), *guarded(draw, days, "  至 ")]
    for product in names:
        if draw(st.booleans()):
            lines += [
                f"财政补助[{product}]：600 元 依据 五",
                "  中央 50% × 财政补助",
                "  市 份[级] × 300 元",
                "  县 其余",
            ]
    return "\n".join(lines) + "\n"
