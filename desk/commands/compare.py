"""`pol compare`: several notices side by side, one person under all of them, or one region over the years."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import click

from dsl import Diagnostic, InRecords, Language, Loaded, Policy, is_vocabulary
from engine.facts import NAME, Facts, elsewhere_of

from ..output import (
    CLEAN,
    STANDARD_OUTPUT,
    USAGE,
    RunFailed,
    format_of,
    refuse_overwriting,
    remark,
    required,
    say,
    show,
    write,
)
from ..rule_files.policies import AT_ANY_TIME, find_policy, load_policy
from ..texts import help_of, text
from .options import complete_policy, refuse_together, refuse_without, sound

FORMATS = ("text", "json", "markdown", "html", "xlsx")
_SUFFIXES = {".txt": "text", ".json": "json", ".md": "markdown", ".html": "html", ".xlsx": "xlsx"}
Named = Sequence[tuple[Path, Policy]]


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked of the notices besides themselves."""

    records: str | None
    person: str | None
    year: int | None
    history: bool
    as_local: bool


def command(language: Language) -> click.Command:
    @click.command("compare", help=help_of("compare", language))
    @click.argument("policies", metavar="POLICY...", nargs=-1, required=True, shell_complete=complete_policy)
    @click.option("--records", metavar="FILE", type=click.Path(), help=text("compare.records", language))
    @click.option("--person", metavar="ID", help=text("compare.person", language))
    @click.option(
        "--align", "year", metavar="YEAR", type=click.IntRange(1900, 2200), help=text("compare.align", language)
    )
    @click.option("--as-local", is_flag=True, help=text("compare.as_local", language))
    @click.option("--history", is_flag=True, help=text("compare.history", language))
    @click.option("--format", "shape", type=click.Choice(FORMATS), help=text("compare.format", language))
    @click.option("--output", metavar="FILE", type=click.Path(), help=text("compare.output", language))
    def compare(
        policies: tuple[str, ...],
        records: str | None,
        person: str | None,
        year: int | None,
        as_local: bool,
        history: bool,
        shape: str | None,
        output: str | None,
    ) -> int:
        wanted = Wanted(records, person, year, history, as_local)
        _consistent(wanted)
        target = None if output in (None, STANDARD_OUTPUT) else Path(str(output))
        shape = shape or format_of(target, _SUFFIXES)
        refuse_overwriting([target], *filter(None, [records]))
        if shape == "xlsx" and target is None:
            raise RunFailed(Diagnostic("P720", None, {"format": shape}), code=USAGE)
        made = _rendered(_named(policies, language), wanted, shape, language, target is None and sys.stdout.isatty())
        if target is None:
            say(made, end="")
        else:
            write(target, [made.encode() if isinstance(made, str) else made])
        return CLEAN

    return compare


def _consistent(wanted: Wanted) -> None:
    """One person's options go together, and not with the history of a region."""
    records, person = ("--records", wanted.records), ("--person", wanted.person)
    further = {"--align": wanted.year, "--as-local": wanted.as_local}
    refuse_together({"--history": wanted.history}, {**dict((records, person)), **further})
    refuse_without(further, dict((records, person)))
    refuse_without(dict((person,)), dict((records,)))
    refuse_without(dict((records,)), dict((person,)))


def _named(names: Sequence[str], language: Language) -> Named:
    """The run ends with what is wrong in all of them. A vocabulary, which `*.pol` takes in, is passed over."""
    found: list[tuple[Path, Policy]] = []
    problems: list[Diagnostic] = []
    codes: list[int] = []
    for name in names:
        try:
            path = required(find_policy(name))
            if _is_vocabulary(path):
                remark(text("compare.vocabulary", language, file=path.name))
                continue
            found.append((path, sound(name)[1]))
        except RunFailed as failure:
            problems += [problem for problem in failure.diagnostics if problem not in problems]
            codes.append(failure.code)
    if problems:
        raise RunFailed(*problems, code=codes[0])
    return found


def _is_vocabulary(path: Path) -> bool:
    loaded = load_policy(path)
    return isinstance(loaded, Loaded) and is_vocabulary(loaded.nodes)


def _rendered(named: Named, wanted: Wanted, shape: str, language: Language, terminal: bool) -> str | bytes:
    if wanted.history:
        return _history(named, shape, language, terminal)
    policies = _comparable(named)
    if wanted.records is not None:
        return _same_person(policies, wanted, shape, language, terminal)
    from engine.compare.side_by_side import side_by_side

    from ..reports.comparison import json as comparison_json
    from ..reports.comparison.side_by_side import page
    from ..rule_files.superiors import superiors

    above = [tuple(superiors(policy, path, AT_ANY_TIME)) for path, policy in named]
    found = [_findings(policy, some) for policy, some in zip(policies, above, strict=True)]
    table = side_by_side(policies, found, [[one for one in some if isinstance(one, Policy)] for some in above])
    if shape == "json":
        return comparison_json.side_by_side(table)
    return _laid_out(page(table, language), shape, language, terminal)


def _comparable(named: Named) -> Sequence[Policy]:
    """Two at least, none twice, with one vocabulary and products in common."""
    from engine.compare import incomparable

    policies = [policy for _, policy in named]
    if len(policies) < 2:
        raise RunFailed(
            Diagnostic("P890", None, {"policy": "".join(policy.header.id for policy in policies) or "—"}), code=USAGE
        )
    seen: dict[str, Path] = {}
    for path, policy in named:
        if policy.header.id in seen:
            words = {"policy": policy.header.id, "first": str(seen[policy.header.id]), "second": str(path)}
            raise RunFailed(Diagnostic("P891", None, words), code=USAGE)
        seen[policy.header.id] = path
    if problems := [found for other in policies[1:] for found in incomparable(policies[0], other)]:
        raise RunFailed(*problems, code=USAGE)
    return policies


def _findings(policy: Policy, superiors: Sequence[Policy | Diagnostic]) -> Sequence[Diagnostic]:
    """What check finds against its superiors."""
    from engine.symbolic import check_under

    found: list[Diagnostic] = []
    for superior in superiors:
        found += [superior] if isinstance(superior, Diagnostic) else check_under(policy, superior)
    return found


def _same_person(
    policies: Sequence[Policy], wanted: Wanted, shape: str, language: Language, terminal: bool
) -> str | bytes:
    from engine.compare.as_local import as_local, home_of
    from engine.compare.same_person import same_person

    from ..reports.comparison import json as comparison_json
    from ..reports.comparison.person import page
    from ..rosters.roster import read_roster, single_person

    assert wanted.records is not None and wanted.person is not None
    records = [single_person(read_roster(policy, wanted.records), wanted.person, wanted.records) for policy in policies]
    name = records[0].facts.get(NAME)
    whose = name if isinstance(name, str) else text("explain.row", language, row=str(records[0].row))
    facts = [record.facts for record in records]
    home = home_of(facts[0], policies) if wanted.as_local else None
    if home is None:
        show(_of_other_regions(policies, facts, wanted.records), language)
    else:
        facts = [as_local(one, policy, home) for one, policy in zip(facts, policies, strict=True)]
    places = "" if not wanted.as_local else "person.no_home" if home is None else "person.as_local"
    made = same_person(policies, facts, whose, wanted.year)
    if shape == "json":
        return comparison_json.same_person(made, wanted.year)
    return _laid_out(page(made, wanted.year, places, language), shape, language, terminal)


def _of_other_regions(policies: Sequence[Policy], facts: Sequence[Facts], file: str) -> Sequence[Diagnostic]:
    """Under which notices the person is no local."""
    found = [elsewhere_of([one], policy) for one, policy in zip(facts, policies, strict=True)]
    told = (replace(one, arguments={**one.arguments, "option": "--as-local"}) for one in found if one is not None)
    return [one.at(InRecords(file)) for one in told]


def _history(named: Named, shape: str, language: Language, terminal: bool) -> str | bytes:
    from engine.compare.history import history
    from engine.compare.side_by_side import side_by_side

    from ..reports.comparison import json as comparison_json
    from ..reports.comparison.history import page
    from ..rule_files.chain import chain

    found = chain(named)
    made = history(side_by_side(_comparable(found.policies)))
    if shape == "json":
        return comparison_json.history(made, found.left_out)
    return _laid_out(page(made, found.left_out, language), shape, language, terminal)


def _laid_out(page: object, shape: str, language: Language, terminal: bool) -> str | bytes:
    """Each layout is imported when it is asked for."""
    from ..reports.comparison import html as comparison_html
    from ..reports.comparison import markdown as comparison_markdown
    from ..reports.comparison import text as comparison_text
    from ..reports.comparison.page import Page

    assert isinstance(page, Page)
    if shape == "xlsx":
        from ..reports.comparison import xlsx as comparison_xlsx

        return comparison_xlsx.render(page, language)
    room = shutil.get_terminal_size().columns if terminal else comparison_text.AS_WIDE_AS_NEEDED
    layouts: dict[str, Callable[[], str]] = {
        "text": lambda: comparison_text.render(page, room),
        "markdown": lambda: comparison_markdown.render(page),
        "html": lambda: comparison_html.render(page, language),
    }
    return layouts[shape]()
