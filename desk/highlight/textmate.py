"""The language as a TextMate grammar, which VS Code and others colour by.

The patterns are those of the language's own lexer, in the order in which it tries them; every character that is no
blank belongs to one, so that a word inside a longer name is never taken for a keyword.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from dsl import lexicon, line_patterns

from .roles import (
    BEFORE_A_REASON,
    CLAUSE,
    DEFINING,
    EDITS,
    FUNCTION_NAMES,
    KEYWORD_ROLES,
    KNOWN_NAMES,
    ROLES,
    TEXT,
    Role,
)

SCOPES = {
    Role.STATEMENT: "keyword.control.statement.pol",
    Role.WORD: "keyword.other.word.pol",
    Role.PROPERTY: "keyword.other.property.pol",
    Role.HEADER: "keyword.other.header.pol",
    Role.NAME: "variable.other.name.pol",
    Role.DEFINED: "entity.name.type.pol",
    Role.KNOWN: "constant.language.pol",
    Role.FUNCTION: "support.function.pol",
    Role.NUMBER: "constant.numeric.pol",
    Role.DATE: "constant.numeric.date.pol",
    Role.TEXT: "string.quoted.double.pol",
    Role.CLAUSES: "variable.other.constant.clauses.pol",
    Role.HEADER_TEXT: "string.unquoted.header.pol",
    Role.SIGN: "keyword.operator.pol",
    Role.PUNCTUATION: "punctuation.separator.pol",
    Role.COMMENT: "comment.line.number-sign.pol",
    Role.WRONG: "invalid.illegal.pol",
}
"""Names that the usual colour themes know."""

Rule = dict[str, Any]
_END = lexicon.NOT_IN_A_NAME
_BLANKS = f"[{lexicon.BLANK}]*"
_CODE_POINT = re.compile(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})")
_ESCAPED = {"\n": r"\n", "\r": r"\r", "\t": r"\t"}
_TO_THE_COMMENT = "[^\n#＃]*"
_BEFORE_NAMES = ("DATE", "TIME", "SLASHED_DATE", "STRING", "QUANTITY", "NUMBER")
_SIGNS = ("COMPARE", "EQ", "ADD_OP", "MUL_OP", "SEP", "_COMMA", "_COLON", "_LBRACKET", "_RBRACKET", "BAR", "_LPAR")
_LAST = ("_RPAR", "UNCLOSED", "MISWRITTEN")


def grammar() -> str:
    """The file `pol.tmLanguage.json`."""
    return json.dumps(
        {
            "$schema": "https://json.schemastore.org/tmlanguage.json",
            "name": "pol",
            "scopeName": "source.pol",
            "fileTypes": ["pol"],
            "patterns": list(_rules(line_patterns())),
        },
        ensure_ascii=False,
        indent=2,
    )


def _rules(patterns: dict[str, str]) -> Iterator[Rule]:
    yield _rule(patterns["COMMENT"], Role.COMMENT)
    yield _word_and_rest(f"^{patterns['HEADER']}", Role.HEADER, Role.HEADER_TEXT)
    yield _word_and_rest(patterns["CITE"], Role.WORD, Role.CLAUSES)
    yield _set_aside()
    yield from _definitions(patterns["NAME"])
    for role in dict.fromkeys(KEYWORD_ROLES.values()):
        words = [word for word in lexicon.KEYWORDS if KEYWORD_ROLES[word.group] is role]
        if words:
            yield _rule(_any_of(_spellings(words)) + _END, role)
    for terminal in _BEFORE_NAMES:
        yield _rule(patterns[terminal], ROLES[terminal])
    yield _rule(_any_of(FUNCTION_NAMES) + r"(?=[(（])", Role.FUNCTION)
    yield _rule(_any_of(sorted(KNOWN_NAMES)) + f"(?![{lexicon.NAME_CHARACTERS}])", Role.KNOWN)
    yield _rule(patterns["NAME"], Role.NAME)
    for terminal in (*_SIGNS, *_LAST):
        yield _rule(patterns[terminal], ROLES[terminal])
    yield _rule(rf"[^{lexicon.BLANK}\r\n\ufeff]", Role.WRONG)


def _set_aside() -> Rule:
    """不编码 up to the comment; a # in its reason begins none."""
    inner = ((TEXT, Role.TEXT), (BEFORE_A_REASON, Role.WORD), (CLAUSE, Role.CLAUSES))
    return {
        "begin": _written(_any_of(lexicon.spellings_of("SET_ASIDE")) + _END),
        "beginCaptures": {"0": {"name": SCOPES[Role.STATEMENT]}},
        "end": "(?=[#＃])|$",
        "patterns": [_rule(pattern, role) for pattern, role in inner],
    }


def _definitions(name: str) -> Iterator[Rule]:
    """A statement's first word with the name behind it; a name that is a keyword or is called defines nothing."""
    reserved = _any_of(lexicon.spellings_of(*(word.terminal for word in lexicon.KEYWORDS))) + _END
    defined = rf"(?!{reserved}|[{lexicon.NAME_CHARACTERS}]+[(（])({name})"
    edit = rf"(?:({_bare(EDITS)}){_END}{_BLANKS})?"
    statement = _bare(lexicon.spellings_of(*set(DEFINING) - {"READING"}))
    yield _captured(rf"^{edit}({statement}){_END}{_BLANKS}{defined}", Role.STATEMENT, Role.STATEMENT, Role.DEFINED)
    reading = _bare(lexicon.spellings_of("READING"))
    yield _captured(rf"^{_BLANKS}({reading}){_END}{_BLANKS}{defined}", Role.WORD, Role.DEFINED)


def _word_and_rest(pattern: str, word: Role, rest: Role) -> Rule:
    """A terminal of a whole line: one of its words, and what follows."""
    assert pattern.endswith(_TO_THE_COMMENT)
    captured = pattern.replace("(?:", "(", 1).removesuffix(_TO_THE_COMMENT)
    return _captured(f"{captured}({_TO_THE_COMMENT})", word, rest)


def _captured(pattern: str, *roles: Role) -> Rule:
    captures = {str(at): {"name": SCOPES[role]} for at, role in enumerate(roles, 1)}
    return {"match": _written(pattern), "captures": captures}


def _rule(pattern: str, role: Role) -> Rule:
    return {"match": _written(pattern), "name": SCOPES[role]}


def _spellings(words: Iterable[lexicon.Keyword]) -> list[str]:
    """依据 and 不编码 stand in rules of their own."""
    ours = [word for word in words if word.terminal not in ("PER", "SET_ASIDE")]
    return [spelling for word in ours for spelling in (word.chinese, word.english)]


def _bare(words: Iterable[str]) -> str:
    return "|".join(words)


def _any_of(words: Iterable[str]) -> str:
    return f"(?:{_bare(words)})"


def _written(pattern: str) -> str:
    r"""As Oniguruma reads it: code points as \x{…}, and its \w, narrower than Python's, with all numbers."""
    evaluated = _CODE_POINT.sub(lambda found: chr(int(found[1] or found[2], 16)), pattern)
    return "".join(_character(character) for character in evaluated).replace(r"\w", r"\w\p{N}")


def _character(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    return character if character.isprintable() and ord(character) < 0x10000 else f"\\x{{{ord(character):x}}}"
