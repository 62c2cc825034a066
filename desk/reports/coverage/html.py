"""Coverage as one HTML page without outside resources: the rule file's lines, each with what no scenario shows of it.

A line with goals opens to show them, with the scenarios that meet them. What is met is told by a sign as well as by a
colour, so that a print in black and white says the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from importlib.resources import files

from dsl import Language
from engine.coverage import Coverage, Goal, Measure, Sort, Tally

from ..columns import visible_text
from ..diagnostics.wording import plural
from ..explanation.html import LOCALE, POLICY
from .text import by_line
from .words import EXPLAINED, MEASURES, NEVER, TOTAL, about, missing, per_cent, place, word

_WORDS = {
    "title": ("场景覆盖", "Coverage by scenarios"),
    "subtitle": (
        "{count} 个场景。点开一行，看哪些场景用到它。",
        "By {scenarios}. Open a line to see which of them use it.",
    ),
    "met": ("全部覆盖", "all met"),
    "part": ("有缺口", "gaps"),
    "gap": ("没有覆盖", "nothing met"),
    "never": ("不计在内", "not counted"),
    "clauses": ("条款", "Clauses"),
    "others": ("其他文件里的行", "Lines of other files"),
    "measure": ("项目", "Measure"),
    "count": ("覆盖", "Met"),
    "share": ("比例", "Share"),
    "meaning": ("含义", "Meaning"),
}
_SIGNS = {"met": "●", "part": "◐", "gap": "○", "never": "–"}
_MOST_NAMED = 12


def render(coverage: Coverage, language: Language) -> str:
    return "\n".join(_page(coverage, language)) + "\n"


def _page(coverage: Coverage, language: Language) -> Iterator[str]:
    title = f"{coverage.policy.header.id} · {_word('title', language)}"
    yield "<!DOCTYPE html>"
    yield f'<html lang="{LOCALE[language]}">'
    yield '<head>\n<meta charset="utf-8">'
    yield f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">'
    yield '<meta name="color-scheme" content="light dark">'
    yield f"<title>{_shown(title)}</title>"
    yield f"<style>\n{_style()}</style>\n</head>\n<body>\n<main>"
    count = coverage.scenarios
    subtitle = _word("subtitle", language).format(count=count, scenarios=plural(count, "scenario"))
    yield f"<header><h1>{_shown(title)}</h1>\n<p>{_shown(subtitle)}</p></header>"
    yield from _tallies(coverage, language)
    yield from _legend(language)
    yield from _lines(coverage, language)
    yield from _others(coverage, language)
    yield from _clauses(coverage, language)
    yield "</main>\n</body>\n</html>"


def _style() -> str:
    return files(__package__).joinpath("page.css").read_text(encoding="utf-8")


def _word(key: str, language: Language) -> str:
    return word(_WORDS[key], language)


def _shown(text: str) -> str:
    return escape(visible_text(text))


def _tallies(coverage: Coverage, language: Language) -> Iterator[str]:
    heads = "".join(f"<th>{_word(key, language)}</th>" for key in ("measure", "count", "share", "meaning"))
    yield f'<div class="table"><table><thead><tr>{heads}</tr></thead><tbody>'
    for measure in Measure:
        label, meaning = word(MEASURES[measure], language), word(EXPLAINED[measure], language)
        yield _tally(label, coverage.of(measure), meaning)
    yield _tally(word(TOTAL, language), coverage.total, "", "total")
    yield "</tbody></table></div>"


def _tally(label: str, tally: Tally, meaning: str, kind: str = "") -> str:
    bar = f'<meter min="0" max="1000" value="{tally.per_mille}"></meter> {per_cent(tally.per_mille)}'
    counts = f'<td class="number">{tally.met}/{tally.all}</td><td class="share">{bar}</td>'
    return f'<tr class="{kind}"><th scope="row">{label}</th>{counts}<td>{meaning}</td></tr>'


def _legend(language: Language) -> Iterator[str]:
    signs = (f'<span class="{kind}"><b>{sign}</b> {_word(kind, language)}</span>' for kind, sign in _SIGNS.items())
    yield f'<p class="legend">{" ".join(signs)}</p>'


def _lines(coverage: Coverage, language: Language) -> Iterator[str]:
    """The policy's own file."""
    goals = [goal for goal in coverage.goals if not goal.file and goal.sort is not Sort.CITED]
    yield '<div class="source">'
    for number, text in enumerate(coverage.policy.source.own.text.rstrip("\n").split("\n"), 1):
        here = [goal for goal in goals if goal.line == number]
        yield from _line(coverage, str(number), text, here, language)
    yield "</div>"


def _line(coverage: Coverage, number: str, text: str, goals: Sequence[Goal], language: Language) -> Iterator[str]:
    code = f'<span class="number">{number}</span><code>{_shown(text) or " "}</code>'
    if not goals:
        yield f'<div class="plain"><b class="mark"> </b>{code}</div>'
        return
    kind = _kind(coverage, goals)
    title = f' title="{_word(kind, language)}"'
    yield f'<details class="{kind}"><summary{title}><b class="mark">{_SIGNS[kind]}</b>{code}</summary>'
    yield f"<ul>{''.join(_item(coverage, goal, language) for goal in goals)}</ul></details>"


def _kind(coverage: Coverage, goals: Sequence[Goal]) -> str:
    counted = [goal for goal in goals if goal not in coverage.impossible]
    met = sum(goal in coverage.met for goal in counted)
    if not counted:
        return "never"
    return "met" if met == len(counted) else "part" if met else "gap"


def _item(coverage: Coverage, goal: Goal, language: Language) -> str:
    names = coverage.met.get(goal)
    if names:
        more = f" …（{len(names)}）" if len(names) > _MOST_NAMED else ""
        by = "；".join(names[:_MOST_NAMED]) + more
        return f'<li class="met"><b>{_SIGNS["met"]}</b> {_shown(about(goal, language))} <span>{_shown(by)}</span></li>'
    why = coverage.impossible.get(goal)
    if why is not None:
        said = f"{_shown(about(goal, language))} <span>{_shown(word(NEVER[why], language))}</span>"
        return f'<li class="never"><b>{_SIGNS["never"]}</b> {said}</li>'
    return f'<li class="gap"><b>{_SIGNS["gap"]}</b> {_shown(missing(goal, language))}</li>'


def _others(coverage: Coverage, language: Language) -> Iterator[str]:
    found = list(by_line(goal for goal in coverage.goals if goal.file and goal.sort is not Sort.CITED))
    if found:
        yield f'<h2>{_word("others", language)}</h2><div class="source">'
        for goals in found:
            yield from _line(coverage, place(goals[0], language), goals[0].statement, goals, language)
        yield "</div>"


def _clauses(coverage: Coverage, language: Language) -> Iterator[str]:
    yield f'<h2>{_word("clauses", language)}</h2><ul class="clauses">'
    yield from (_item(coverage, goal, language) for goal in coverage.goals if goal.sort is Sort.CITED)
    yield "</ul>"
