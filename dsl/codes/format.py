"""P90x: the layout of rule files, and the English of their names."""

from __future__ import annotations

from .row import ERROR, NOTE, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P901",
        "layout-not-proved",
        ERROR,
        "排好版以后核对，和原来的意思对不上：是程序的错，文件没有动",
        "laid out, the file could not be proved to say the same: an error of the program; the file was left as it was",
        "请把这个规则文件发给维护人员；照原样检查、核定都不受影响",
        "please send this rule file to the maintainers; checking and evaluating it as it is are not affected",
    ),
    row(
        "P902",
        "names-unreadable",
        ERROR,
        "names.en.yaml 读不懂：{why_zh}",
        "names.en.yaml can't be read: {why_en}",
        "每行写一个名称：中文名称、半角冒号、空格、英文，例如 特困人员: destitute_persons",
        "one name on each line: the Chinese name, a colon, a blank, the English, such as 特困人员: destitute_persons",
    ),
    row(
        "P903",
        "not-an-english-name",
        ERROR,
        "“{english}”不能作“{name}”的英文名称",
        "“{english}” can't be the English name of “{name}”",
        "英文名称由字母、数字、下划线组成，不以数字开头，不能与关键字、抬头的词或单位相同",
        "an English name has letters, digits and underscores, does not begin with a digit, and is no keyword, header "
        "word or unit",
    ),
    row(
        "P904",
        "english-name-twice",
        ERROR,
        "“{name}”和“{other}”的英文名称都是“{english}”，换回来时分不清",
        "“{name}” and “{other}” are both “{english}” in English; the way back could not tell them apart",
        "给其中一个换一个英文名称",
        "give one of them another English name",
    ),
    row(
        "P905",
        "name-of-the-language",
        ERROR,
        "“{name}”是语言里的词，不能另取英文名称",
        "“{name}” is a word of the language and can't be given an English name",
        "从 names.en.yaml 里删去这一行；关键字和抬头的词会自己换成英文",
        "delete this line of names.en.yaml; keywords and header words turn English by themselves",
    ),
    row(
        "P906",
        "name-taken",
        ERROR,
        "“{name}”要换成“{english}”，文件里却已经有叫“{english}”的",
        "“{name}” would become “{english}”, but the file has a “{english}” already",
        "在 names.en.yaml 里给“{name}”换一个，或者改掉文件里的“{english}”；文件没有动",
        "give “{name}” another one in names.en.yaml, or rename “{english}” in the file; the file was left as it was",
    ),
    row(
        "P907",
        "names-without-english",
        NOTE,
        "有 {count} 个名称没有英文，照中文写：{names}",
        "{count} names have no English and stay Chinese: {names}",
        "需要的补进 names.en.yaml",
        "add what is wanted to names.en.yaml",
    ),
    row(
        "P908",
        "name-in-no-file",
        NOTE,
        "文件夹里没有一个规则文件用到“{name}”",
        "no rule file of the folder has the name “{name}”",
        "看看是不是写错了；改了名称的，这里也要改",
        "see whether it is misspelt, or has another name now",
    ),
)
