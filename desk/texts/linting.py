"""Of `pol lint`."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    "lint": (
        "发文以前通读规则文件：检查发现的，加上审稿人会挑出来的，能改的一并改好。",
        "Read rule files as a reviewer would before they are issued, and mend what can be mended.",
    ),
    "lint.more": (
        "PATH 是规则文件的路径、文件名或政策编号，也可以是文件夹（连同里面的文件夹）。\n"
        "pol check 列出的，这里都列出；另外还看没有用到的人群、没有场景的行、太像的名称、往年的日期等等。\n"
        "确实要这样写的，在那一行写明：# 允许 P512 因 通知没有写",
        "PATH is a rule file, its name or id, or a folder with all below it.\n"
        "It shows all that pol check shows, and what a reviewer asks besides: categories that nothing uses, lines\n"
        "without a scenario, names that look alike, dates of another year. What is meant to be so is permitted there:\n"
        "# allow P512 because the notice is silent",
    ),
    "lint.fix": (
        "改好意思肯定不变的，每次都证明；文件整个写好，或者不动。",
        "Make the fixes with which the file surely means the same, each proved; the file is written whole or left.",
    ),
    "lint.unsafe": (
        "连建议的改法一起改：意思可能变，改完请看一遍。",
        "Make suggested fixes too: the meaning may change, so look at the outcome.",
    ),
    "lint.diff": ("只看，不写：打印会改哪些行。", "Write nothing; print what would change."),
    "lint.select": (
        "只看这些代码，可以只写开头，例如 P91；可以写多次，或者用逗号、空格隔开。",
        "Only these codes, or all that begin so, such as P91; may be repeated, or several with commas or blanks.",
    ),
    "lint.ignore": (
        "不看这些代码，写法同上。",
        "Leave these codes out, written the same way.",
    ),
    "lint.unknown_code": ("没有 {code} 开头的代码", "no code begins with {code}"),
    "lint.diff_format": (
        "--diff 打印的是会改哪些行，不能和 --format 一起写",
        "--diff prints the lines that would change and does not go with --format",
    ),
    "lint.nothing_of_these": (
        "选的代码里没有；没有列出的另有 {count} 条。",
        "nothing under the codes chosen; {count} of others are not shown.",
    ),
    "lint.made": ("改好 {code}：{file} 原第 {line} 行", "mended {code}: {file}, line {line} as it was"),
    "lint.fixed": ("改好 {made} 处，{files} 个文件。", "Places mended: {made}, in files: {files}."),
    "lint.would": (
        "会改 {made} 处，{files} 个文件；没有写。",
        "Places that would be mended: {made}, in files: {files}; none written.",
    ),
    "lint.fixable": (
        "有 {count} 处可以直接改好，意思不变：加 --fix。",
        "{count} can be mended without a change of meaning: add --fix.",
    ),
    "lint.suggested": (
        "有 {count} 处附有建议的改法，要看过再用：加 --unsafe-fixes。",
        "{count} have a suggested fix that needs a look: add --unsafe-fixes.",
    ),
}
