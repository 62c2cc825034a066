"""P748 and P749: what a receipt says, and where and with what it is read again."""

from .row import ERROR, NOTE, Row, row

ROWS: tuple[Row, ...] = (
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
)
