"""The words of the command-line library in Chinese: rows from which the catalogue in `locale/` is made.

`python -m desk.texts.click_words` writes the catalogue anew; a test compares it with the rows.
"""

from __future__ import annotations

import gettext
import os
import struct
from collections.abc import Mapping
from pathlib import Path

from dsl import Language

DOMAIN = "pol"
LOCALE = Path(__file__).parent / "locale"
CATALOGUE = LOCALE / "zh" / "LC_MESSAGES" / f"{DOMAIN}.mo"
_MAGIC = 0x950412DE
_HEADER = "Content-Type: text/plain; charset=UTF-8\nPlural-Forms: nplurals=1; plural=0;\n"

WORDS: Mapping[str, str] = {
    "Usage:": "用法:",
    "Options": "选项",
    "Commands": "命令",
    "Show this message and exit.": "显示这段说明。",
    "Show the version and exit.": "显示版本。",
    "default: {default}": "默认 {default}",
    "required": "必填",
    "Error: {message}": "错误：{message}",
    "Try '{command} {option}' for help.": "用“{command} {option}”可以看到说明。",
    "Missing command.": "缺少命令。",
    "Missing argument": "缺少参数",
    "Missing option": "缺少选项",
    "Missing parameter": "缺少参数",
    "No such option {name!r}.": "没有选项 {name}。",
    "No such option: {name}": "没有选项 {name}",
    "No such command {name!r}.": "没有命令 {name}。",
    "Invalid value: {message}": "值不对：{message}",
    "Invalid value for {param_hint}: {message}": "{param_hint} 的值不对：{message}",
    "Option {name!r} does not take a value.": "选项 {name} 后面不带值。",
    "Choose from:\n\t{choices}": "可以写：\n\t{choices}",
    "{value!r} is not a valid {number_type}.": "“{value}”不是数。",
    "{value} is not in the range {range}.": "{value} 不行，要在这个范围里：{range}（x 是所写的数）。",
}

PLURALS: Mapping[tuple[str, str], str] = {
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"): "是不是 {possibilities}？",
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"): "多出了参数（{args}）",
    (
        "Option {name!r} requires an argument.",
        "Option {name!r} requires {nargs} arguments.",
    ): "选项 {name} 后面要有值。",
    (
        "{value!r} is not {choice}.",
        "{value!r} is not one of {choices}.",
    ): "“{value}”不在可选的值里，可以写：{choices}。",
}


def speak(language: Language) -> None:
    """Make the library's own words those of the reader's language, whatever the system's settings say."""
    os.environ["LANGUAGE"] = language
    gettext.bindtextdomain(DOMAIN, str(LOCALE))
    gettext.textdomain(DOMAIN)


def catalogue() -> bytes:
    """The rows in the format of GNU gettext: two tables of lengths and offsets, then the texts, sorted by original."""
    plurals = {f"{one}\0{many}": chinese for (one, many), chinese in PLURALS.items()}
    rows = sorted((key.encode(), value.encode()) for key, value in {"": _HEADER, **WORDS, **plurals}.items())
    start = 28 + 16 * len(rows)
    tables, texts = [b"", b""], b""
    for column in (0, 1):
        for row in rows:
            tables[column] += struct.pack("<II", len(row[column]), start + len(texts))
            texts += row[column] + b"\0"
    head = struct.pack("<IIIIIII", _MAGIC, 0, len(rows), 28, 28 + 8 * len(rows), 0, start)
    return head + tables[0] + tables[1] + texts


if __name__ == "__main__":
    CATALOGUE.write_bytes(catalogue())
