"""Punctuation of a Chinese input method where YAML wants its own: the likeliest reason why a file is no YAML."""

from __future__ import annotations

import re

import yaml

from dsl import Source

_KEY = re.compile(r"[ ]*(?:- +)*[^\s：{\[\"'#:][^：{\[\"'#:]*(：)")
_VALUE = re.compile(r":[ ]+([｛［【“])")
_MARK = re.compile(r"[：，｛｝［］【】“”]")
_CLOSING = re.compile(r"[｝］】]")
_BEFORE = re.compile(r"[{\[,:\"][^{\[,:\"]*\Z")


def full_width_near(source: Source, error: yaml.YAMLError) -> int | None:
    """Where the mark stands that most likely misled the reader, if any; one inside a text is not to blame."""
    problem, context = (getattr(error, name, None) for name in ("problem_mark", "context_mark"))
    if problem is None:
        return None
    in_brackets = "flow" in str(getattr(error, "context", "")) or "flow" in str(getattr(error, "problem", ""))
    if "quoted scalar" in str(getattr(error, "context", "")) and context is not None:
        return _closing_quote(source, context.index)
    if in_brackets and context is not None:
        return _in_brackets(source, context.index, problem.index)
    return _on_line(source, source.position(problem.index)[0])


def _on_line(source: Source, line: int) -> int | None:
    """A key with the wrong colon, or a value that opens with the wrong bracket or quote."""
    text = source.line_text(line)
    found = _KEY.match(text) or _VALUE.search(text)
    return None if found is None else source.start_of(line) + found.start(1)


def _in_brackets(source: Source, opened: int, noticed: int) -> int | None:
    """The last one before the reader gave up; else a closing one on the line that opens."""
    before = _BEFORE.search(source.text, opened, noticed)
    found = None if before is None else _MARK.search(source.text, before.start(), noticed)
    if found is None:
        end = source.text.find("\n", opened)
        found = _CLOSING.search(source.text, opened, len(source.text) if end < 0 else end)
    return None if found is None else found.start()


def _closing_quote(source: Source, opened: int) -> int | None:
    """One that closes nothing else."""
    rest = source.text[opened:].partition("\n")[0]
    return opened + rest.index("”") if "”" in rest and "“" not in rest else None
