"""P86x: snapshots of a population."""

from .row import ERROR, Row, row

ROWS: tuple[Row, ...] = (
    row(
        "P860",
        "not-a-snapshot",
        ERROR,
        "这不是 pol snapshot 存的快照",
        "this is no snapshot written by pol snapshot",
        "核对文件名；--against 后面写以前用 pol snapshot … --output 存下的文件",
        "check the file name; --against takes a file that pol snapshot … --output wrote earlier",
    ),
    row(
        "P861",
        "newer-snapshot",
        ERROR,
        "这份快照是更新的程序存的（格式 {format}，本程序只认到 {ours}）",
        "a newer program wrote this snapshot (format {format}; this one knows formats up to {ours})",
        "升级本程序，或者用本程序重新存一份",
        "update this program, or take the snapshot again with it",
    ),
    row(
        "P862",
        "damaged-snapshot",
        ERROR,
        "这份快照不完整，或者存下以后被改过，没有拿它来比",
        "this snapshot is incomplete or was changed after it was written; nothing was compared",
        "找一份没有动过的副本，或者用当时的规则和名单重新存一份",
        "find a copy that nobody touched, or take it again from the rules and records of that time",
    ),
)
