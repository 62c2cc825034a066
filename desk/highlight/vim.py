"""The language as a syntax file of Vim and Neovim."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from dsl import lexicon

from .roles import DEFINING, FUNCTION_NAMES, KEYWORD_ROLES, KNOWN_NAMES, Role

GROUPS = {
    Role.STATEMENT: ("polStatement", "Statement"),
    Role.WORD: ("polWord", "Keyword"),
    Role.PROPERTY: ("polProperty", "StorageClass"),
    Role.HEADER: ("polHeader", "PreProc"),
    Role.NAME: ("polName", "Identifier"),
    Role.DEFINED: ("polDefined", "Type"),
    Role.KNOWN: ("polKnown", "Constant"),
    Role.FUNCTION: ("polFunction", "Function"),
    Role.NUMBER: ("polNumber", "Number"),
    Role.DATE: ("polDate", "Number"),
    Role.TEXT: ("polText", "String"),
    Role.CLAUSES: ("polClauses", "Tag"),
    Role.HEADER_TEXT: ("polHeaderText", "String"),
    Role.SIGN: ("polSign", "Operator"),
    Role.COMMENT: ("polComment", "Comment"),
    Role.WRONG: ("polWrong", "Error"),
}
"""Bare names are left in the colour of the text."""

_BLANKS = r"[ \t\u3000\u00a0]"
_GLUED = ("WITHIN", "AFTER")
"""May stand right behind a unit (90天内), where Vim sees no beginning of a word."""

_READING = "polReading"
"""The name of a reading, defined on a line that is indented; other names are defined in lines that are not."""
_AFTER_SET_ASIDE = "polAside"
"""Clauses and their reason; a # within the reason begins no comment."""

_HEAD = r"""" 由 pol dev editors 写出，请勿手改。 Written by `pol dev editors`; do not edit.
if exists("b:current_syntax")
  finish
endif
syntax case match
" A · is part of a name, as every Chinese character is.
syntax iskeyword @,48-57,_,183,192-255,^215,^247
"""
_TAIL = 'let b:current_syntax = "pol"'


def syntax() -> str:
    """The file `syntax/pol.vim`."""
    return _HEAD + "\n".join((*_items(), *_links())) + "\n" + _TAIL


def _items() -> Iterator[str]:
    for role in dict.fromkeys(KEYWORD_ROLES.values()):
        yield from _keywords(role)
    yield _match(Role.KNOWN, rf"\<\%({_either(sorted(KNOWN_NAMES))}\)\k\@!")
    yield _match(Role.NAME, "「[^」]*」")
    yield _match(Role.FUNCTION, rf"\<\%({_either(FUNCTION_NAMES)}\)[(（]\@=")
    yield _match(Role.WORD, rf"\%({_either(lexicon.spellings_of(*_GLUED))}\)\k\@!", "contained")
    reserved = _either(spelling for word in lexicon.KEYWORDS for spelling in (word.chinese, word.english))
    name = rf"\%(\%({reserved}\)\k\@!\)\@!\k\+\|「[^」]\+」"
    yield _match(Role.DEFINED, rf"\%(^{_BLANKS}.*\)\@<!\%({name}\)", "contained")
    yield f"syntax match {_READING} /{name}/ contained"
    yield f"highlight default link {_READING} {_name(Role.DEFINED)}"
    yield _match(Role.NUMBER, r"\<\d\+\%(\.\d\+\)\?\%(\k\|\.\)\@!")
    units = _either(sorted((unit for spellings in lexicon.UNITS.values() for unit in spellings), key=len, reverse=True))
    quantity = rf"\<\d\+\%(\.\d\+\)\?{_BLANKS}*\%({units}\)\%([内起]\|\k\@!\)\@="
    yield _match(Role.NUMBER, quantity, f"nextgroup={_name(Role.WORD)}")
    yield _match(Role.DATE, r"\<\d\{4}-\d\d-\d\d\%(-\|\k\)\@!")
    time = r"\<\d\{1,2}[:：]\d\{1,2}\%([:：]\d\{1,2}\)\?"
    yield _match(Role.DATE, rf"{time}\%({_BLANKS}*\%({units}\)\|\k\|[:：]\)\@!")
    yield _match(Role.WRONG, r"\<\d\{4}/\d\{1,2}/\d\{1,2}\k\@!")
    yield _match(Role.SIGN, r"[-+×*÷/=<>≤≥≠＋－−＊✕／＝＜＞]\|!=")
    yield _match(Role.TEXT, r"\"[^\"]*\"\|“[^”]*”")
    yield _match(Role.WRONG, r"\"[^\"]*$\|“[^”]*$\|「[^」]*$")
    yield _match(Role.COMMENT, "[#＃].*$")
    yield _match(Role.CLAUSES, "[^#＃]*", "contained")
    within = f"contained contains={_name(Role.TEXT)},{_name(Role.WORD)}"
    yield f'syntax match {_AFTER_SET_ASIDE} /\\%("[^"]*"\\|“[^”]*”\\|[^#＃"“]\\)*/ {within}'
    yield f"highlight default link {_AFTER_SET_ASIDE} {_name(Role.CLAUSES)}"
    yield from _headers()


def _keywords(role: Role) -> Iterator[str]:
    """Some lead to what follows them: a name that is defined, or clauses."""
    terminals: dict[str, list[str]] = {}
    for word in lexicon.KEYWORDS:
        if KEYWORD_ROLES[word.group] is role:
            terminals.setdefault(_lead(word.terminal), []).append(word.terminal)
    for lead, led in terminals.items():
        yield f"syntax keyword {_name(role)} {' '.join(lexicon.spellings_of(*led))}{lead}"


def _lead(terminal: str) -> str:
    if terminal == "READING":
        return f" nextgroup={_READING} skipwhite"
    if terminal in DEFINING:
        return f" nextgroup={_name(Role.DEFINED)} skipwhite"
    group = {"PER": _name(Role.CLAUSES), "SET_ASIDE": _AFTER_SET_ASIDE}.get(terminal)
    return f" nextgroup={group}" if group else ""


def _headers() -> Iterator[str]:
    """Words only at the start of their line, unless the line goes on as a value: 年度 - 首次资助年度 + 1."""
    words = _either(spelling for word in lexicon.HEADERS for spelling in (word.chinese, word.english))
    after_a_value = _either(lexicon.spellings_of(*lexicon.AFTER_A_VALUE))
    goes_on = rf"{_BLANKS}*\%([-+＋－−×*＊✕÷=＝<>＜＞≤≥≠!]\|\%({after_a_value}\)\k\@!\)"
    header = rf"^{_BLANKS}\+\zs\%({words}\)\k\@!\%({goes_on}\)\@!"
    yield _match(Role.HEADER, header, f"nextgroup={_name(Role.HEADER_TEXT)}")
    yield _match(Role.HEADER_TEXT, "[^#＃]*", "contained")


def _links() -> Iterator[str]:
    return (f"highlight default link {ours} {theirs}" for ours, theirs in GROUPS.values())


def _match(role: Role, pattern: str, options: str = "") -> str:
    escaped = pattern.replace("/", r"\/")
    return f"syntax match {_name(role)} /{escaped}/ {options}".rstrip()


def _name(role: Role) -> str:
    return GROUPS[role][0]


def _either(words: Iterable[str]) -> str:
    return r"\|".join(re.escape(word) for word in words)
