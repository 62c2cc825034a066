"""Of commands that answer for persons one by one: evaluate, explain."""

from __future__ import annotations

from .rows import Rows

ROWS: Rows = {
    # pol evaluate
    "evaluate": (
        "逐人核定：交多少、谁资助、赶不赶得上、等多久。",
        "Evaluate persons: what they pay, who pays the rest, whether they are in time, how long they wait.",
    ),
    "evaluate.more": (
        "POLICY 是规则文件的路径、文件名或政策编号。\n"
        "RECORDS 是名单（xlsx、xls、CSV、JSON、JSON lines），- 表示标准输入。\n"
        "没法用的行写进 OUTPUT.rejects.csv（没有 --output 时是 rejects.csv），其余照常核定。\n"
        "整批核定：RECORDS 是 Parquet 文件或文件夹、数据库的表（postgresql://…/库?table=表），"
        "或者 --output 是 .parquet。",
        "POLICY is a rule file's path, file name or id.\n"
        "RECORDS is a roster (xlsx, xls, CSV, JSON, JSON lines), - for standard input.\n"
        "Rows that can't be used go to OUTPUT.rejects.csv (rejects.csv without --output); the rest is evaluated.\n"
        "A whole population: RECORDS is a Parquet file or folder or a table (postgresql://…/db?table=NAME), "
        "or --output ends in .parquet.",
    ),
    "evaluate.person": (
        "只核定这个人：证件号码、姓名或表格里的行号。",
        "Only this person, by ID number, name or row of the sheet.",
    ),
    "evaluate.assume": (
        "假定：歧义的读法、缺的事实、未规定的结果，例如 缴费日期=2024-10-08；可以写多次。",
        "Assume a reading, a missing fact or a silent result, such as 缴费日期=2024-10-08; may be repeated.",
    ),
    "evaluate.format": (
        "输出格式；不写时看 --output 的扩展名，再不然是 table。",
        "The format; by default that of --output's suffix, else table.",
    ),
    "evaluate.columns": (
        "整批核定：只要这些列，用逗号隔开；列名用 pol columns 查看。",
        "For a whole population: these columns only, separated by commas; pol columns lists them.",
    ),
    "evaluate.engine": (
        "整批核定用什么算：duckdb（本机，默认）、spark、postgres（在数据库里算）。",
        "What computes for a whole population: duckdb (here, the default), spark, postgres (inside the database).",
    ),
    "evaluate.spark_master": ("Spark 的地址，默认 local[*]。", "Where Spark runs; local[*] by default."),
    # pol explain
    "explain": ("逐条说明一个人的核定结果。", "Explain one person's answer, clause by clause."),
    "explain.person": ("这个人的证件号码、姓名或表格里的行号。", "The person's ID number, name or row of the sheet."),
    "explain.row": ("第 {row} 行", "row {row}"),
    "explain.records": (
        "说明一份结果里的人时，名单现在在哪里；不写时用来历记录里的路径。",
        "Of a person in a result: where the records are now; by default where they were.",
    ),
    "explain.format": ("输出格式。", "The format of the explanation."),
}
