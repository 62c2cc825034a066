"""The whole notice that governs, as a rule file with the origin of each statement in comments, and as data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from dsl import Fragment, Language, Loaded, Piece, Policy, pieces_of, rule_file
from engine.record import policy_json

from ..texts import text
from .outcomes import JOIN

Json = Mapping[str, object]


def as_text(loaded: Loaded, policy: Policy, language: Language) -> str:
    """It is read as any other rule file is, and then means the same."""
    lines = [f"# {line}" for line in _heading(policy, language)]
    for piece in _pieces(loaded):
        if piece.at is not None:
            lines.append(f"# {_origin(piece, piece.at, language)}")
        lines.append("".join(fragment.text for fragment in piece.fragments).rstrip("\r\n"))
    return "\n".join(lines) + "\n"


def as_json(loaded: Loaded, policy: Policy) -> Json:
    left_out = [{"id": out.id, "why": why.value} for out, why in policy.texts.left_out]
    statements = [_statement(piece, piece.at) for piece in _pieces(loaded) if piece.at is not None]
    return {"policy": policy_json(policy), "left_out": left_out, "statements": statements}


def _statement(piece: Piece, at: Fragment) -> Json:
    """`in_place_of` is where the statement stood that this one restates."""
    instead = None if piece.was is None or piece.was.at is None else _place(piece.was.at)
    return {
        "key": None if piece.key is None else str(piece.key),
        **_place(at),
        "in_place_of": instead,
        "text": "".join(fragment.text for fragment in piece.fragments).rstrip("\r\n"),
    }


def _place(fragment: Fragment) -> Json:
    return {"notice": fragment.id, "file": fragment.source.name, "line": _line(fragment)}


def _line(fragment: Fragment) -> int:
    return fragment.source.position(fragment.span.start)[0]


def _pieces(loaded: Loaded) -> tuple[Piece, ...]:
    return loaded.pieces or pieces_of(rule_file(loaded.source))


def _heading(policy: Policy, language: Language) -> Iterator[str]:
    """What it was put together from."""
    texts = policy.texts
    said = [text("show.whole", language, id=policy.header.id, as_of=str(texts.as_of))]
    if texts.known_on is not None:
        said.append(text("show.known_on", language, day=str(texts.known_on)))
    for key, others in (("show.based_on", texts.based_on), ("show.amended_by", texts.amended_by)):
        if others:
            said.append(text(key, language, names=JOIN[language].join(other.id for other in others)))
    yield ("，" if language == "zh" else "; ").join(said)
    days = {"as_of": str(texts.as_of), "known_on": str(texts.known_on)}
    for other, why in texts.left_out:
        yield text("show.left_out", language, id=other.id, why=text(f"texts.{why.value}", language, **days))


def _origin(piece: Piece, at: Fragment, language: Language) -> str:
    place = text("show.origin", language, file=at.source.name, line=str(_line(at)))
    if piece.was is None or piece.was.at is None or piece.headers:
        return place
    before = text("show.origin", language, file=piece.was.at.source.name, line=str(_line(piece.was.at)))
    return text("show.instead", language, file=at.source.name, line=str(_line(at)), before=before)
