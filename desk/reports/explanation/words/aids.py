"""Aids, and who pays what."""

from ....texts.rows import Rows

WORDS: Rows = {
    # aid
    "no_aid_written": ("规则文件里没有资助。", "The rule file knows no aid."),
    "no_aid": ("没有符合条件的资助。", "No aid applies."),
    "stage": ("第 {number} 步，前面剩下 {balance}：", "Stage {number}, with {balance} left before it:"),
    "fate.counts": ("“{name}”给 {amount}。", "“{name}” gives {amount}."),
    "fate.may_count": (
        "“{name}”给 {amount}，但算不算还不能确定。",
        "“{name}” gives {amount}, but whether it counts is not known yet.",
    ),
    "fate.tied": ("“{name}”给 {amount}。", "“{name}” gives {amount}."),
    "fate.same": (
        "“{name}”给 {amount}，和算数的那项一样，不重复给。",
        "“{name}” gives {amount}, the same as the one that counts; it is not given twice.",
    ),
    "fate.lost": (
        "“{name}”给 {amount}，少 {margin}，不算。",
        "“{name}” gives {amount}, {margin} less, and does not count.",
    ),
    "fate.later": ("“{name}”给 {amount}，让位给别项，不算。", "“{name}” gives {amount}, but gives way to another."),
    "fate.unsettled": (
        "“{name}”单独看给 {amount}，几项怎样合在一起没有写。",
        "“{name}” by itself gives {amount}; how the aids go together is not stated.",
    ),
    "fate.nothing": ("“{name}”给 0.00 元。", "“{name}” gives nothing."),
    "priority.就高": ("几项都符合时，取最高的一项", "Where several aids apply, the highest counts"),
    "priority.叠加": ("几项都符合时，可以叠加", "Where several aids apply, they add up"),
    "priority.次序": ("几项都符合时，按规定的次序取一项", "Where several aids apply, the first in the order counts"),
    "priority.未规定": (
        "几项都符合时怎么办，通知没有写",
        "The notice does not say what holds where several aids apply",
    ),
    "priority": ("{rule}{place}。", "{rule} {place}."),
    "priority_bare": ("{rule}。", "{rule}."),
    "tied.未规定": (
        "{names}一样高，但出钱的不同，通知没有写按哪一项：金额是定的，由谁出没有定。",
        "{names} tie but differ in who pays, and the notice does not say which counts: "
        "the amount is certain, who pays it is not.",
    ),
    "tied.均可": (
        "{names}一样高，按哪一项都可以。",
        "{names} tie, and either may be chosen.",
    ),
    "not_for_them": ("不符合条件的：{names}。", "These do not apply: {names}."),
    # who pays what
    "party": ("谁", "Who"),
    "amount": ("金额（元）", "Amount (yuan)"),
    "amount.case": ("{case}（元）", "{case} (yuan)"),
    "how": ("怎样支付", "How"),
    "person": ("本人", "The person"),
    "sum": ("合计（缴费标准）", "Total (the contribution)"),
    "up_front": (
        "本人先付 {up_front}，事后退补 {refunded}，最后承担 {borne}。",
        "The person pays {up_front} at first, gets {refunded} back, and has paid {borne} in the end.",
    ),
    "up_front_alone": ("先付：{amount}", "First payment: {amount}"),
    "refunded": ("事后退补：{amount}", "Refund: {amount}"),
    "borne": ("最后承担：{amount}", "Personal payment in the end: {amount}"),
}
