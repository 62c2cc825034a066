"""P745–P750, P752: results of a population: how they are made, their receipts, and reading them again."""

from .row import ERROR, NOTE, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P745",
        "result-altered",
        ERROR,
        "结果写好以后被改过：内容和来历记录里的指纹对不上",
        "the result was altered after it was written: its content is not what the receipt was made for",
        "这份不要再用；重新核定。要在表格软件里改的，另存一份",
        "do not use it; evaluate again. To work on it in a spreadsheet, save it under another name",
    ),
    row(
        "P746",
        "many-at-once",
        NOTE,
        "名单约有 {rows} 行，逐人核定太慢，改为整批核定：结果的列是 pol columns 列出的那些",
        "about {rows} rows are too many for one by one: all are evaluated at once, into the columns of pol columns",
        "只要几列，写 --columns 缴费,应缴；名单短也要整批核定，写 --engine duckdb；要逐人核定的报表，把名单分成几份",
        "--columns 缴费,应缴 picks some, --engine duckdb takes shorter rosters so; for the usual report split the file",
    ),
    row(
        "P747",
        "many-one-by-one",
        NOTE,
        "名单约有 {rows} 行，这样输出只能逐人核定，所有人都放在内存里，要等很久",
        "about {rows} rows are evaluated one by one, as such output needs, all in memory; this takes long",
        "写进 CSV、JSON lines、xlsx 或 Parquet 文件就整批核定，快得多：--output 结果.csv",
        "into a CSV, JSON lines, xlsx or Parquet file all are evaluated at once, far faster: --output results.csv",
    ),
    row(
        "P748",
        "records-elsewhere",
        ERROR,
        "来历记录里说的名单，从这里找不到，或者不会自己去读",
        "the records that the receipt names are not to be found from here, or not read without being asked for",
        "用 --records 指明名单现在在哪里；数据库的，写带密码的地址",
        "say where the records are now with --records; for a database the address with its password",
    ),
    row(
        "P749",
        "other-version",
        NOTE,
        "这份结果是另一个版本写的：当时 {then}，现在 {now}",
        "another version made this result: then {then}, now {now}",
        "差别也可能出自版本：用当时的版本核对，或者重新核定一次",
        "the difference may come from that: verify with the version of that time, or evaluate again",
    ),
    row(
        "P750",
        "records-changed-meanwhile",
        ERROR,
        "核定的时候，名单被改动了：结果没有写",
        "the records changed while they were evaluated: no result was written",
        "等名单存好，重新核定",
        "evaluate again when the records have been saved",
    ),
    row(
        "P752",
        "receipt-unreadable",
        ERROR,
        "来历记录读不懂，不知道这份结果是怎么来的",
        "the receipt can't be read, so nobody knows what this was made from",
        "来历记录写好以后不能改动；找回原来的那一份，或者重新核定",
        "a receipt is not to be altered; get the original one back, or evaluate again",
    ),
)
