"""The header of a rule file: its lines, its region."""

from ..row import ERROR, WARNING, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P315",
        "header-form",
        ERROR,
        "「{name}」的写法不对",
        "the header line {name} is malformed",
        "例如：{name} {example}",
        "for example: {name} {example}",
    ),
    row(
        "P317",
        "header-missing",
        ERROR,
        "抬头缺少「{name}」",
        "the header lacks {name}",
        "在「政策」下面补一行",
        "add a line under 政策",
    ),
    row(
        "P321",
        "region-name-differs",
        WARNING,
        "代码 {code} 在词汇里叫「{known}」，这里写的是「{written}」",
        "the vocabulary calls {code} {known}, here it is {written}",
        "核对代码和名称",
        "check the code and the name",
    ),
    row(
        "P324",
        "no-policy-line",
        ERROR,
        "文件里没有「政策」",
        "the file has no 政策 statement",
        '第一句写「政策 名称 "标题"」，下面缩进写地区、年度等',
        'start with 政策 NAME "title" and its header lines',
    ),
)
