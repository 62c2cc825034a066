"""P746 and P747: rosters with too many persons for one by one."""

from .row import NOTE, Row, row

ROWS: tuple[Row, ...] = (
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
)
