"""`pol new`: a rule file begun from a notice's clauses, or from last year's rule file and the new notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import click

from dsl import Diagnostic, InFile, Language, Region, Vocabulary, load_vocabulary, lock_beside
from dsl.scaffold import Begun, NoticeFacts, begun, begun_like, region_named

from ..files import read_text
from ..output import USAGE, RunFailed, exit_code, remark, required, show, write
from ..rule_files.beginning import Clauses, FormerFile, clauses_of_lock, clauses_of_notice, former_of, identifier_of
from ..rule_files.policies import find_policy, find_vocabulary, shipped
from ..rule_files.texts import SUFFIX
from ..terminal import at_terminal
from ..texts import help_of, text
from .options import LANGUAGES, complete_policy, sound
from .texts_options import day_given

_OF_OTHERS = (".txt", ".json", ".yaml", ".yml", ".csv", ".xlsx", ".xls", ".doc", ".docx", ".pdf")
YEARS = click.IntRange(2000, 2099)


def command(language: Language) -> click.Command:
    @click.command("new", help=help_of("new", language))
    @click.argument("file", metavar="FILE")
    @click.option("--notice", metavar="TXT", help=text("new.notice", language))
    @click.option("--outline", metavar="JSON", help=text("new.outline", language))
    @click.option("--like", metavar="POLICY", shell_complete=complete_policy, help=text("new.like", language))
    @click.option("--region", metavar="NAME", help=text("new.region", language))
    @click.option("--year", type=YEARS, metavar="YEAR", help=text("new.year", language))
    @click.option("--issued", metavar="DATE", callback=day_given, help=text("new.issued", language))
    @click.option("--keywords", type=click.Choice(LANGUAGES), default="zh", help=text("new.keywords", language))
    def new(
        file: str,
        notice: str | None,
        outline: str | None,
        like: str | None,
        region: str | None,
        year: int | None,
        issued: date | None,
        keywords: Language,
    ) -> int:
        path = _to_write(file, language)
        if notice is not None and outline is not None:
            raise click.UsageError(text("new.one_notice", language))
        _refuse_overwriting(path)
        vocabulary = _vocabulary(path)
        clauses = _clauses(path, notice, outline, vocabulary)
        lock = Path(lock_beside(str(path)))
        if lock.exists() and lock.read_bytes() != clauses.lock:
            _refuse_overwriting(lock)
        former = None if like is None else _former(like)
        named = None if region is None else _region(region, vocabulary)
        told = _against_notice(clauses.facts, path, year, issued, named)
        known = clauses.facts.but(year, issued, named)
        if former is not None:
            known = replace(known, region=known.region or former.region, year=known.year or former.year + 1)
        facts = _asked(known, vocabulary, language)
        identifier = identifier_of(path, facts)
        if former is None:
            found = begun(identifier, facts, clauses.entries, vocabulary, keywords)
        else:
            found = begun_like(former.rules, identifier, facts, clauses.entries, vocabulary, keywords)
        return _handed_out(found, clauses, path, lock, told, language)

    return new


def _to_write(file: str, language: Language) -> Path:
    path = Path(file)
    if path.suffix.lower() in _OF_OTHERS:
        better = path.with_name(path.name.split(".")[0] + SUFFIX)
        raise click.UsageError(text("new.not_rules", language, file=file, better=str(better)))
    if not path.parent.is_dir():
        raise click.UsageError(text("new.no_folder", language, folder=str(path.parent)))
    return path if file.endswith(SUFFIX) else Path(file + SUFFIX)


def _against_notice(
    facts: NoticeFacts, path: Path, year: int | None, issued: date | None, region: Region | None
) -> tuple[Diagnostic, ...]:
    """What the officer says otherwise than the notice does: it may be meant, or be another notice."""
    said = (
        ("--year", year, facts.year),
        ("--issued", issued, facts.issued),
        ("--region", region and region.names[0], facts.region and facts.region.names[0]),
    )
    return tuple(
        Diagnostic("P970", InFile(str(path)), {"option": option, "given": str(given), "found": str(found)})
        for option, given, found in said
        if given and found and given != found
    )


def _handed_out(
    found: Begun, clauses: Clauses, path: Path, lock: Path, told: tuple[Diagnostic, ...], language: Language
) -> int:
    if not lock.exists():
        write(lock, [clauses.lock])
    write(path, [found.text.encode("utf-8")])
    remark(text("new.written", language, file=str(path), lock=str(lock)))
    gone = [Diagnostic("P967", InFile(str(path)), {"clauses": "、".join(found.gone)})] if found.gone else []
    diagnostics = (*told, *clauses.doubts, *gone)
    show(diagnostics, language)
    remark(text("new.advice", language, file=str(path)))
    return exit_code(diagnostics)


def _refuse_overwriting(path: Path) -> None:
    if path.exists():
        raise RunFailed(Diagnostic("P965", InFile(str(path))), code=USAGE)


def _vocabulary(path: Path) -> Vocabulary:
    """That of the folder in which the file is to stand, else the shipped one."""
    source = required(read_text(find_vocabulary((path.parent, shipped()))))
    vocabulary, problems = load_vocabulary(source)
    if problems:
        raise RunFailed(*problems)
    return vocabulary


def _clauses(path: Path, notice: str | None, outline: str | None, vocabulary: Vocabulary) -> Clauses:
    """Of what is given; else of the text, or of the lock, that stands beside the file under its name."""
    beside = path.with_suffix(".txt"), Path(lock_beside(str(path)))
    if notice is not None or (outline is None and beside[0].is_file()):
        return required(clauses_of_notice(Path(notice) if notice else beside[0], vocabulary))
    if outline is not None or beside[1].is_file():
        return required(clauses_of_lock(Path(outline) if outline else beside[1]))
    raise _unknown(
        ("没有找到通知原文", "--notice 和原文的文件名"),
        ("no text of the notice was found", "--notice and the name of its file"),
    )


def _former(name: str) -> FormerFile:
    path = required(find_policy(name))
    return former_of(path, *sound(str(path)))


def _region(written: str, vocabulary: Vocabulary) -> Region:
    found = region_named(written, vocabulary)
    if found is None:
        raise RunFailed(Diagnostic("P968", None, {"region": written}), code=USAGE)
    return found


def _asked(facts: NoticeFacts, vocabulary: Vocabulary, language: Language) -> NoticeFacts:
    """With what the notice does not tell, from whoever sits at the terminal."""
    region, year = facts.region, facts.year
    if region is None:
        _need_terminal("地区", "region", "--region 示例县")
        region = _region(click.prompt(text("new.ask_region", language)), vocabulary)
    if year is None:
        _need_terminal("年度", "year", "--year 2027")
        year = click.prompt(text("new.ask_year", language), type=YEARS)
    return replace(facts, region=region, year=year)


def _need_terminal(what_zh: str, what_en: str, option: str) -> None:
    if not at_terminal():
        raise _unknown((f"看不出通知的{what_zh}", option), (f"the {what_en} of the notice can't be made out", option))


def _unknown(zh: tuple[str, str], en: tuple[str, str]) -> RunFailed:
    """What is missing, and the option to write, in Chinese and in English."""
    words = {"missing_zh": zh[0], "option_zh": zh[1], "missing_en": en[0], "option_en": en[1]}
    return RunFailed(Diagnostic("P966", None, words), code=USAGE)
