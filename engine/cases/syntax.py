"""What is wrong where a scenario file is no YAML at all, in an officer's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from dsl import Diagnostic, InSource, Source, Span

from .full_width import full_width_near

_TAB = re.compile(r"^[ \u3000]*(\t)[ \t]*(?=[^\s#])", re.MULTILINE)
_COLON = re.compile(r":\s")
_WORDS: tuple[tuple[str, str, str], ...] = (
    ("quoted scalar", "引号没有配对", "the quotes are not closed"),
    ("flow sequence", "方括号没有配对，或者中间少了逗号", "the brackets [ ] are not closed, or a comma is missing"),
    ("flow mapping", "花括号没有配对，或者中间少了逗号", "the braces { } are not closed, or a comma is missing"),
    ("flow node", "括号没有配对，或者逗号前后少了内容", "brackets are not closed, or nothing stands beside a comma"),
    (
        "block mapping",
        "这一行的缩进和上面的对不齐",
        "this line is not indented like those above it",
    ),
    (
        "block collection",
        "这一行的缩进和上面的对不齐，或者行首少了“- ”",
        "this line is not indented like those above it, or lacks the “- ” in front",
    ),
    (
        "cannot start any token",
        "不加引号的值不能用这个符号开头",
        "a value without quotes can't begin with this character",
    ),
    ("sequence entries are not allowed", "“- ”要另起一行", "“- ” needs a line of its own"),
    ("special characters", "这里有一个看不见的控制字符", "there is an invisible control character here"),
)
_OTHERWISE = ("这里不是 YAML 的写法", "this is no YAML")
_AT_OPENING = ("quoted scalar", "flow sequence", "flow mapping")
"""What was opened and never closed is shown where it begins; the reader only noticed much later."""


def tabs(source: Source) -> Iterator[Diagnostic]:
    """Tabs among the blanks before a line: how deep they indent depends on who looks."""
    for found in _TAB.finditer(source.text):
        yield Diagnostic("P802", InSource(source, Span(*found.span(1))))


def syntax_error(source: Source, error: yaml.YAMLError) -> Diagnostic:
    if (mistyped := full_width_near(source, error)) is not None:
        return _at(source, "P823", mistyped, mark=source.text[mistyped])
    problem = str(getattr(error, "problem", ""))
    if "mapping values are not allowed" in problem:
        return _colon(source, getattr(error, "problem_mark", None))
    if "could not find expected ':'" in problem:
        return _no_colon(source, getattr(error, "context_mark", None))
    told = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem", "reason"))
    phrase, *words = next(((p, zh, en) for p, zh, en in _WORDS if p in told), ("", *_OTHERWISE))
    mark = getattr(error, "problem_mark", None)
    if phrase in _AT_OPENING and getattr(error, "context_mark", None) is not None:
        mark = getattr(error, "context_mark", None)
    at: int = getattr(error, "position", 0) if mark is None else mark.index
    return _at(source, "P801", min(at, max(len(source.text.rstrip()) - 1, 0)), zh=words[0], en=words[1])


def _colon(source: Source, mark: yaml.Mark | None) -> Diagnostic:
    """A colon where none can be: inside a value, or because the line before has no proper one."""
    at = 0 if mark is None else mark.index
    line, column = source.position(at)
    before = source.text[: at - column + 1].rstrip()
    if _COLON.search(source.line_text(line)[: column - 1]) or not before:
        words = {"zh": "值里面有冒号，整个值要加上双引号", "en": "there is a colon inside the value: quote the value"}
        return _at(source, "P801", at, **words)
    return _without_colon(source, source.position(len(before) - 1)[0])


def _no_colon(source: Source, mark: yaml.Mark | None) -> Diagnostic:
    return _without_colon(source, 1 if mark is None else source.position(mark.index)[0])


def _without_colon(source: Source, line: int) -> Diagnostic:
    """Typed with a Chinese input method, a colon is none for YAML."""
    text = source.line_text(line)
    start = source.start_of(line)
    if "：" in text:
        return _at(source, "P823", start + text.index("："), mark="：")
    words = {"zh": "这一行没有冒号，或者冒号后面没有空格", "en": "this line lacks a colon with a blank after it"}
    return _at(source, "P801", start + len(text) - len(text.lstrip()), **words)


def _at(source: Source, code: str, at: int, **words: str) -> Diagnostic:
    return Diagnostic(code, InSource(source, Span(at, at + 1)), words)
