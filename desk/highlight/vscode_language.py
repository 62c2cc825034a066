"""How VS Code brackets, comments, indents and folds a rule file."""

from __future__ import annotations

import json

from dsl import lexicon

_BRACKETS = (("(", ")"), ("（", "）"), ("[", "]"), ("［", "］"), ("【", "】"))
_QUOTES = (('"', '"'), ("“", "”"), ("「", "」"))
_WITH_LINES = (
    *("POLICY", "TABLE", "RESULT", "AID", "AMBIGUITY"),
    *("ELIGIBILITY", "ACCEPTANCE", "CONTRIBUTION", "WAITING", "BENEFIT", "FUNDING"),
)
"""Statements that go on with lines of their own, unless they end behind a colon."""


def language_configuration() -> str:
    """The file `language-configuration.json`."""
    words = "|".join(lexicon.spellings_of(*_WITH_LINES))
    edits = "|".join(lexicon.spellings_of("CHANGE", "ADD"))
    pairs = [{"open": opening, "close": closing} for opening, closing in _BRACKETS]
    quotes = [{"open": opening, "close": closing, "notIn": ["string", "comment"]} for opening, closing in _QUOTES]
    return json.dumps(
        {
            "comments": {"lineComment": "#"},
            "brackets": [list(pair) for pair in _BRACKETS],
            "autoClosingPairs": [*pairs, *quotes],
            "surroundingPairs": [list(pair) for pair in (*_BRACKETS, *_QUOTES)],
            "wordPattern": f"「[^」]*」|[{_javascript(lexicon.NAME_CHARACTERS)}]+",
            "folding": {"offSide": True},
            "onEnterRules": [
                {
                    "beforeText": f"^(?:(?:{edits})[ \\t\u3000]+)?(?:{words})(?![\\w·])[^:：#＃]*$",
                    "action": {"indent": "indent"},
                }
            ],
        },
        ensure_ascii=False,
        indent=2,
    )


def _javascript(characters: str) -> str:
    """Without the u flag a class holds no more than the basic plane; its surrogates stand for what lies beyond."""
    return characters.replace("\\U00020000-\\U0003ffff", "\\ud840-\\udbff\\udc00-\\udfff")
