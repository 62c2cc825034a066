"""The parts of a rule file begun from a notice: its header, and its clauses in order, marked, with suggestions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..check.marks import Todo, mark
from ..citations import PREFACE, Clause
from ..diagnostics import Language
from ..format import formatted, width
from ..lexicon import KEYWORDS, TO_FILL
from ..source import Source
from .header import NoticeFacts
from .matching import Entry
from .mentions import unsaid
from .names import Names, windows_of
from .numbers import bare
from .suggestions import suggestion
from .topics import Topic, led, topics_of

_COLUMNS = 65
_EXPLAINED: tuple[tuple[str, str], ...] = (
    (
        "下面照通知的先后，一条一段。“待编码”是记号：写好语句，或者写了“不编码”，就把那一行删去。",
        "Below, the clauses in the order of the notice. “to encode” is a mark: once the statement is written, or the",
    ),
    (
        "紧挨着 # 的是建议的语句，数是从通知里认出来的，可能认错：对照通知改好，删去行首的 # 就起作用。",
        "clause set aside, delete its line. Right behind a # stand suggested statements; their numbers were recognised",
    ),
    (
        "“待填”要换成通知写的。全部写完、核对过，删去抬头里的“状态 草案”。",
        "and may be wrong: mend them and delete the #. Fill in each to_fill; in the end delete the line “status”.",
    ),
)


def introduction(language: Language) -> Iterator[str]:
    """What the marks and suggestions are, for whoever opens the file."""
    yield from (f"# {words[language == 'en']}" for words in _EXPLAINED)


def header_lines(identifier: str, facts: NoticeFacts, language: Language) -> Iterator[str]:
    assert facts.region is not None and facts.year is not None
    name = facts.region.names[0]
    rows = (
        ("文号", facts.number or "未注明"),
        ("地区", f"{facts.region.code} {name}"),
        ("年度", str(facts.year)),
        ("发布", facts.issued.isoformat() if facts.issued else "未注明"),
        ("词汇", "person.pol"),
        ("状态", "草案"),
    )
    text = "\n".join(
        [f'政策 {identifier} "{name}{facts.year}年度居民医保参保缴费"', *(f"  {key} {value}" for key, value in rows)]
    )
    yield from _laid_out(text, language)


def clause_lines(clauses: Iterable[Entry], names: Names, language: Language) -> Iterator[str]:
    """A block for each clause; a line above each section. `names` grow."""
    clauses = tuple(clauses)
    topics = _topics_of_all(clauses)
    timed = {one.number: bare(one.text) for one in clauses if Topic.WINDOW in topics[one.clause]}
    names.windows = windows_of(timed)
    section = ""
    for entry in clauses:
        if names.is_alone and entry.clause.steps[0] != section:
            section = entry.clause.steps[0]
            yield ""
            yield rule(section)
        if not entry.is_heading:
            yield from _block(entry, topics[entry.clause], names, language)


def _topics_of_all(clauses: tuple[Entry, ...]) -> Mapping[Clause, tuple[Topic, ...]]:
    own = {entry.clause: _topics(entry) for entry in clauses}
    return {clause: led(own[clause], [own[other] for other in own if other.parent == clause]) for clause in own}


def rule(title: str) -> str:
    """A line across the page with a title in it."""
    return f"# ── {title} " + "─" * (_COLUMNS - width(title) - 6)


def _block(entry: Entry, topics: tuple[Topic, ...], names: Names, language: Language) -> Iterator[str]:
    number, text = entry.clause.number, bare(entry.text)
    about = "、" if language == "zh" else ", "
    found = [suggestion(topic, number, text, names) for topic in topics]
    lines = [one.lines for one in found if one.lines]
    told = [about.join(topic.words(language) for topic in topics)]
    told += [_joined(key, number, language) for one in found for key in one.joins]
    if topics[0] not in (Topic.PREFACE, Topic.LEAD):
        told += _mentioned(unsaid(text, "\n".join(line for some in lines for line in some), names), language)
    yield ""
    yield mark(Todo.ENCODE, number, ("；" if language == "zh" else "; ").join(told), language)
    if lines:
        suggested = "\n\n".join("\n".join(some) for some in lines)
        yield from (f"#{line}" for line in _laid_out(suggested, language))


def _topics(entry: Entry) -> tuple[Topic, ...]:
    if entry.clause.steps[0] == PREFACE:
        return (Topic.PREFACE,)
    text = bare(entry.text)
    return topics_of(text) if text else (Topic.UNKNOWN,)


def _joined(key: str, number: str, language: Language) -> str:
    if language == "zh":
        return f"“{key}”上面已经有了，在那里加一行，或者在它的依据里添上 {number}"
    english = next(keyword.english for keyword in KEYWORDS if keyword.chinese == key)
    return f"“{english}” stands above already: add a line there, or {number} to what it cites"


def _mentioned(words: tuple[str, ...], language: Language) -> Iterator[str]:
    if words and language == "zh":
        yield f"还提到 {'、'.join(words)}（没有建议）"
    elif words:
        yield f"also speaks of {', '.join(words)} (nothing suggested)"


def _laid_out(text: str, language: Language) -> Iterator[str]:
    """As `pol fmt` lays it out, in the keywords of the language."""
    filled = text if language == "zh" else text.replace(*TO_FILL)
    laid = formatted(Source("", filled + "\n"), language).text
    assert laid is not None, text
    yield from laid.rstrip("\n").split("\n")
