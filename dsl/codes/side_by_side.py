"""P89x: holding several notices side by side, and one region's notices year by year."""

from __future__ import annotations

from .row import ERROR, row

ROWS = (
    row(
        "P890",
        "nothing-beside",
        ERROR,
        "只有一份政策（{policy}），没有可以对照的",
        "there is one policy only ({policy}): nothing to hold beside it",
        "再写一份或几份政策；要看一个地区历年的变化，加上 --history",
        "name one or more others; for the history of one region add --history",
    ),
    row(
        "P891",
        "policy-twice",
        ERROR,
        "{policy} 写了两次",
        "{policy} is named twice",
        "‖{first} 和 {second} 是同一份通知；‖每份通知只写一次",
        "‖{first} and {second} are the same notice; ‖name each notice once",
    ),
    row(
        "P892",
        "history-of-regions",
        ERROR,
        "--history 是一个地区的历年：{first} 是{first_region}的，{second} 是{second_region}的",
        "--history is of one region: {first} is of {first_region}, {second} of {second_region}",
        "只写同一个地区的政策；比较几个地区，去掉 --history",
        "name policies of one region; to compare regions leave out --history",
    ),
    row(
        "P893",
        "history-year-twice",
        ERROR,
        "{year} 年度有几份通知（{policies}），历年里一年只能有一份",
        "there are several notices of {year} ({policies}): a history has one for each year",
        "在 --history 后面写明用哪几份政策，一年一份",
        "name the policies that are meant behind --history, one for each year",
    ),
    row(
        "P894",
        "history-of-one",
        ERROR,
        "{folder} 里{region}只有 {policy} 这一份，看不出历年的变化",
        "{policy} is the only notice of {region} in {folder}: there is no history to show",
        "把往年的规则文件放到同一个文件夹，或者都写在命令里",
        "put the rule files of other years into the same folder, or name them all",
    ),
)
