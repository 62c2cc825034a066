"""By hand: may the person enrol and pay in hulunbuir-2024, how, where, with what, and as a member of which groups."""

from __future__ import annotations

from hand_columns import DAY, TRUTH, Columns, in_two_readings, kind, known, lines, nothing, texts, unless_settled, word


def eligibility() -> Columns:
    missing = texts(
        {
            "出生日期": "出生日期 IS NULL AND (coalesce(户籍登记前死亡, FALSE) OR lives_here IS DISTINCT FROM FALSE)",
            "居住地": "newborn IS DISTINCT FROM FALSE AND lives_here IS NULL",
            "户籍地": "户籍地 IS NULL",
            "持居住证": "持居住证 IS NULL",
            "未参保承诺": "未参保承诺 IS NULL",
            "长期居住证明": "长期居住证明 IS NULL",
        }
    )
    possible = lines(
        "参保",
        {
            2: "died IS DISTINCT FROM FALSE",
            3: "NOT coalesce(died, FALSE) AND papers IS DISTINCT FROM FALSE",
            4: "NOT coalesce(died OR papers, FALSE) AND (newborn AND lives_here) IS DISTINCT FROM FALSE",
            5: "NOT coalesce(died OR papers OR newborn AND lives_here, FALSE) AND outside IS DISTINCT FROM TRUE",
            6: "NOT coalesce(eligible, FALSE)",
        },
    )
    return {
        "参保": "CASE WHEN NOT employed AND eligible THEN TRUE END",
        "参保__kind": kind(
            "CASE WHEN employed THEN 'not_stated' WHEN eligible THEN 'known'"
            " WHEN eligible IS NULL THEN 'missing' ELSE 'not_stated' END"
        ),
        "参保__rule": f"CASE WHEN employed THEN '参保#1' ELSE {possible} END",
        "参保__missing": f"CASE WHEN NOT employed AND eligible IS NULL THEN {missing} END",
        **nothing("参保", {"__if_首日_计入": TRUTH, "__if_首日_不计": TRUTH}),
    }


def acceptance() -> Columns:
    is_ambiguous = f"{in_two_readings('accepted', 'accepted_wide')} = 'ambiguous'"
    missing = texts(
        {
            "出生日期": "NOT coalesce(timely, FALSE) AND 出生日期 IS NULL AND early_wide IS NULL",
            "特殊身份认定日期": "after_end IS DISTINCT FROM FALSE AND special AND recognised_late IS NULL",
            "登记日期": "early_wide IS NULL AND 登记日期 IS NULL AND NOT 登记日期__none",
            "缴费日期": "timely IS NULL",
        }
    )
    possible = lines(
        "受理",
        {
            1: "timely IS NULL",
            2: "early_wide IS DISTINCT FROM FALSE",
            3: "NOT coalesce(early, FALSE) AND green_wide IS DISTINCT FROM FALSE",
            4: "NOT coalesce(accepted, FALSE)",
        },
    )
    under = {
        "新认定_期满后": "timely OR early OR green",
        "新认定_期内": "timely OR early OR green_wide",
        "首日_计入": "timely OR early OR green",
        "首日_不计": "timely OR early_wide OR green",
    }
    return {
        "受理": "CASE WHEN accepted THEN TRUE END",
        "受理__kind": kind(in_two_readings("accepted", "accepted_wide")),
        "受理__rule": f"CASE WHEN timely THEN '受理#1' ELSE {possible} END",
        "受理__missing": unless_settled("accepted", missing),
        **{
            f"受理__if_{name}": f"CASE WHEN {test} THEN CASE WHEN {is_ambiguous} THEN TRUE END END"
            for name, test in under.items()
        },
    }


def waiting() -> Columns:
    missing = texts(
        {
            "出生日期": "出生日期 IS NULL",
            "登记日期": "lapsed_91 IS NULL",
            "缴费日期": "timely IS NULL AND 连续参保 IS DISTINCT FROM FALSE",
            "连续参保": "timely IS DISTINCT FROM FALSE AND 连续参保 IS NULL",
        }
    )
    possible = lines(
        "等待期",
        {
            1: "(timely AND 连续参保) IS NULL",
            2: "lapsed_91 IS DISTINCT FROM FALSE",
            4: "NOT coalesce(lapsed_90, FALSE) AND newborn IS DISTINCT FROM FALSE",
            5: "NOT coalesce(lapsed_90 OR newborn, FALSE) AND special",
            7: "NOT coalesce(unwaiting, FALSE)",
        },
    )
    return {
        "等待期": word("NULL"),
        "等待期__kind": kind(in_two_readings("unwaiting", "unwaiting_wide")),
        "等待期__rule": f"CASE WHEN timely AND 连续参保 THEN '等待期#1' ELSE {possible} END",
        "等待期__missing": unless_settled("unwaiting", missing),
        **nothing("等待期", {"__if_首日_计入": "VARCHAR", "__if_首日_不计": "VARCHAR"}),
    }


def benefit() -> Columns:
    unsure = "(died AND in_90) IS NULL AND (died AND in_91) IS NULL"
    missing = texts({"出生日期": "出生日期 IS NULL", "登记日期": "登记日期 IS NULL AND NOT 登记日期__none"})
    rule = lines(
        "待遇开始", {1: "(died AND in_91) IS DISTINCT FROM FALSE", 2: "(died AND in_90) IS DISTINCT FROM TRUE"}
    )
    none = {"__low": DAY, "__high": DAY}
    by_reading = {"__if_首日_计入": DAY, "__if_首日_不计": DAY}
    return {
        "待遇开始": "CASE WHEN died AND in_90 THEN 出生日期 END",
        "待遇开始__kind": kind(in_two_readings("(died AND in_90)", "(died AND in_91)")),
        "待遇开始__rule": f"CASE WHEN NOT died THEN '待遇开始#2' ELSE {rule} END",
        "待遇开始__missing": f"CASE WHEN {unsure} THEN {missing} END",
        **nothing("待遇开始", none | by_reading),
        "待遇开始__if_首日_不计": "CASE WHEN died AND in_91 AND NOT in_90 THEN 出生日期 END",
        "待遇结束": f"NULL::{DAY}",
        "待遇结束__kind": kind("'not_stated'"),
        "待遇结束__rule": word("'待遇结束#1'", ("待遇结束#1",)),
        **nothing("待遇结束", none | {"__missing": "VARCHAR"} | by_reading),
    }


WAYS = (
    "由学校代收",
    "经办机构登记并核定后，自行到税务渠道缴",
    "经办机构核定后，到税务部门缴",
    "税务线上渠道，或办税厅、银行、代征点",
)


def way_of_paying() -> Columns:
    unsure = "new IS NULL AND NOT special"
    rules = tuple(f"缴费方式#{number}" for number in range(1, 6))
    both = ("缴费方式#1、缴费方式#2", "缴费方式#4、缴费方式#5")
    return {
        "缴费方式": word(
            f"CASE WHEN {unsure} THEN NULL WHEN student AND (special OR new) THEN NULL WHEN student THEN '{WAYS[0]}'"
            f" WHEN special THEN '{WAYS[1]}' WHEN new THEN '{WAYS[2]}' ELSE '{WAYS[3]}' END",
            WAYS,
        ),
        "缴费方式__kind": kind(
            f"CASE WHEN {unsure} THEN 'missing' WHEN student AND (special OR new) THEN 'not_stated' ELSE 'known' END"
        ),
        "缴费方式__rule": word(
            f"CASE WHEN {unsure} THEN CASE WHEN student THEN '{both[0]}' ELSE '{both[1]}' END"
            f" WHEN student AND (special OR new) THEN '{rules[0]}' WHEN student THEN '{rules[1]}'"
            f" WHEN special THEN '{rules[2]}' WHEN new THEN '{rules[3]}' ELSE '{rules[4]}' END",
            (*rules, *both),
        ),
        "缴费方式__missing": word(f"CASE WHEN {unsure} THEN '连续参保' END", ("连续参保",)),
    }


PLACES = ("居住地经办机构或服务点", "户籍地经办机构或服务点", "所属旗市区经办机构", "参保地经办机构")


def place_of_enrolment() -> Columns:
    reached = {
        1: "died IS DISTINCT FROM FALSE",
        2: "NOT coalesce(died, FALSE) AND (newborn AND outside) IS DISTINCT FROM FALSE",
        3: "NOT coalesce(died OR newborn AND outside, FALSE) AND newborn IS DISTINCT FROM FALSE",
        4: "NOT coalesce(newborn, FALSE) AND (special OR new) IS DISTINCT FROM FALSE",
        5: "NOT coalesce(newborn OR special OR new, FALSE) AND outside IS DISTINCT FROM FALSE",
        6: "NOT coalesce(newborn OR special OR new OR outside, FALSE)",
    }
    sure = """newborn IS NOT NULL AND (newborn OR special OR new IS NOT NULL)
        AND (outside IS NOT NULL OR died OR NOT newborn AND (special OR new))"""
    missing = texts(
        {
            "出生日期": "newborn IS NULL",
            "户籍地": "outside IS NULL AND NOT coalesce(died, FALSE) AND"
            " (newborn IS DISTINCT FROM FALSE OR NOT coalesce(special OR new, FALSE))",
            "连续参保": "NOT coalesce(newborn, FALSE) AND NOT special AND new IS NULL",
        }
    )
    where = f"""CASE WHEN NOT ({sure}) THEN NULL WHEN died THEN NULL WHEN newborn AND outside THEN '{PLACES[0]}'
        WHEN newborn THEN '{PLACES[1]}' WHEN special OR new THEN '{PLACES[2]}' WHEN outside THEN '{PLACES[3]}' END"""
    return {
        "登记地": word(where, PLACES),
        "登记地__kind": kind(
            f"CASE WHEN NOT ({sure}) THEN 'missing' WHEN died OR NOT (newborn OR special OR new OR outside)"
            " THEN 'not_stated' ELSE 'known' END"
        ),
        "登记地__rule": f"CASE WHEN NOT ({sure}) THEN {lines('登记地', reached)} WHEN died THEN '登记地#1'"
        " WHEN newborn AND outside THEN '登记地#2' WHEN newborn THEN '登记地#3' WHEN special OR new THEN '登记地#4'"
        " WHEN outside THEN '登记地#5' ELSE '登记地#6' END",
        "登记地__missing": f"CASE WHEN NOT ({sure}) THEN {missing} END",
        **nothing("登记地", {"__if_首日_计入": "VARCHAR", "__if_首日_不计": "VARCHAR"}),
    }


PROOFS = (
    "死亡证明；证件类型选其他，姓名和号码按父母一方填",
    "新生儿本人的户籍",
    "居住证、长期居住证明、未参保承诺书任一种",
)


def proof() -> Columns:
    sure = "newborn IS NOT NULL AND (newborn OR outside IS NOT NULL)"
    reached = {
        1: "died IS DISTINCT FROM FALSE",
        2: "NOT coalesce(died, FALSE) AND newborn IS DISTINCT FROM FALSE",
        3: "NOT coalesce(newborn, FALSE) AND outside IS DISTINCT FROM FALSE",
        4: "NOT coalesce(newborn OR outside, FALSE)",
    }
    missing = texts({"出生日期": "newborn IS NULL", "户籍地": "outside IS NULL"})
    return {
        "登记凭据": word(
            f"CASE WHEN NOT ({sure}) THEN NULL WHEN died THEN '{PROOFS[0]}' WHEN newborn THEN '{PROOFS[1]}'"
            f" WHEN outside THEN '{PROOFS[2]}' END",
            PROOFS,
        ),
        "登记凭据__kind": kind(
            f"CASE WHEN NOT ({sure}) THEN 'missing' WHEN newborn OR outside THEN 'known' ELSE 'not_stated' END"
        ),
        "登记凭据__rule": f"CASE WHEN NOT ({sure}) THEN {lines('登记凭据', reached)} WHEN died THEN '登记凭据#1'"
        " WHEN newborn THEN '登记凭据#2' WHEN outside THEN '登记凭据#3' ELSE '登记凭据#4' END",
        "登记凭据__missing": f"CASE WHEN NOT ({sure}) THEN {missing} END",
        **nothing("登记凭据", {"__if_首日_计入": "VARCHAR", "__if_首日_不计": "VARCHAR"}),
    }


HELD = {
    "特困人员": "coalesce(特困, FALSE)",
    "孤儿": "coalesce(孤儿, FALSE)",
    "事实无人抚养儿童": "coalesce(事实无人抚养儿童, FALSE)",
    "低保对象": "coalesce(低保, FALSE)",
    "农村低收入人口": "coalesce(农村低收入人口, FALSE)",
    "返贫致贫人口": "coalesce(返贫致贫人口, FALSE) OR coalesce(脱贫不稳定人口, FALSE)"
    " OR coalesce(边缘易致贫人口, FALSE) OR coalesce(突发严重困难人口, FALSE)",
    "重度残疾人": "disabled",
    "特殊人员": "special",
    "新参保人员": "new",
    "新生儿": "newborn",
    "登记前死亡新生儿": "died",
    "外地户籍人员": "outside",
    "脱贫人口": "coalesce(脱贫人口, FALSE)",
}
ASKS = {"新参保人员": "连续参保", "新生儿": "出生日期", "登记前死亡新生儿": "出生日期", "外地户籍人员": "户籍地"}


def categories() -> Columns:
    made: Columns = {}
    for name, test in HELD.items():
        made |= known(f"人群.{name}", test) | {f"人群.{name}__rule": word(f"'{name}#1'", (f"{name}#1",))}
        if fact := ASKS.get(name):
            made[f"人群.{name}__kind"] = kind(f"CASE WHEN {test} IS NULL THEN 'missing' ELSE 'known' END")
            made[f"人群.{name}__missing"] = word(f"CASE WHEN {test} IS NULL THEN '{fact}' END", (fact,))
        if name in ("新生儿", "登记前死亡新生儿"):
            made |= nothing(f"人群.{name}", {"__if_首日_计入": TRUTH, "__if_首日_不计": TRUTH})
    return made


def window() -> Columns:
    standing = """CASE WHEN 缴费日期__none THEN '无' WHEN timely THEN '期内' WHEN after_end THEN '期后'
        WHEN NOT timely THEN '期前' END"""
    return {
        "期.集中缴费期": word(standing, ("期前", "期内", "期后", "无")),
        "期.集中缴费期__kind": kind("CASE WHEN timely IS NULL THEN 'missing' ELSE 'known' END"),
        "期.集中缴费期__missing": word("CASE WHEN timely IS NULL THEN '缴费日期' END", ("缴费日期",)),
        **_edge("首日", "2023-09-01"),
        **_edge("末日", "2024-03-20"),
    }


def _edge(edge: str, day: str) -> Columns:
    """The window is the same for everybody."""
    name = f"期.集中缴费期.{edge}"
    return known(name, f"DATE '{day}'") | nothing(name, {"__low": DAY, "__high": DAY})
