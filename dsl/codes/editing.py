"""P95x: what an editor asks of a rule file and can't have."""

from __future__ import annotations

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P951",
        "nothing-to-rename",
        ERROR,
        "这里没有可以改名的名称",
        "there is no name here that could be changed",
        "把光标放在人群、期、定、表、结果、险种、资助、歧义、读法或者出资方的名称上",
        "put the cursor on the name of a category, window, let, table, result, product, aid, ambiguity, reading or "
        "payer",
    ),
    row(
        "P952",
        "rename-of-the-language",
        ERROR,
        "“{name}”是语言里的词，不能改名",
        "“{name}” is a word of the language and can't be renamed",
        "要起个简短的名称，用 定 写一句",
        "write a 定 (let) to give it another name",
    ),
    row(
        "P953",
        "rename-of-the-vocabulary",
        ERROR,
        "“{name}”写在词汇文件 {file} 里，不能从这里改名",
        "“{name}” stands in the vocabulary {file} and can't be renamed from here",
        "别的通知和名单也用它。真要改，打开词汇文件改，再用 同义 留住原来的叫法",
        "other notices and rosters use it too; rename it in the vocabulary, and keep the old name as a 同义 (synonym)",
    ),
    row(
        "P954",
        "rename-to-no-name",
        ERROR,
        "“{name}”不能作名称",
        "“{name}” can't be a name",
        "名称不能是空的，不能有引号、「」、# 和换行，最长 60 个字",
        "a name is not empty, has at most 60 characters, and no quotation marks, 「」, # or line breaks",
    ),
    row(
        "P955",
        "rename-to-a-taken-name",
        ERROR,
        "已经有叫“{name}”的了，没有改",
        "there is a “{name}” already; nothing was changed",
        "换一个名称",
        "choose another name",
    ),
    row(
        "P956",
        "too-long-to-edit",
        ERROR,
        "文件有 {count} 行，超过 {limit} 行，编辑器里不检查",
        "the file has {count} lines, more than {limit}: the editor does not check it",
        "看看是不是粘贴多了；真有这么长的，用 pol check 检查",
        "see whether too much was pasted; a file that is meant to be so long is checked by pol check",
    ),
)
