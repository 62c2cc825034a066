"""Where a name is defined, where it is used, and giving it another one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dsl import Diagnostic, Edit, Source, Span, id_in
from dsl.format import quoted_where_needed

from .definitions import Sort, Target
from .document import Document
from .family import Family
from .occurrences import Occurrence

Occurring = Callable[[Document, Family], tuple[Occurrence, ...]]
RENAMED = (Sort.SYMBOL, Sort.MEMBER, Sort.PAYER, Sort.FACT)
_MOST_CHARACTERS = 60


@dataclass(frozen=True, slots=True)
class Found:
    """A name in a file."""

    source: Source
    span: Span
    is_definition: bool = False


def defined_at(target: Target, family: Family, beside: Iterable[Source]) -> Iterator[Found]:
    """The places that say what a name stands for; of a notice or a file, where it begins."""
    if target.sort is Sort.POLICY:
        found = [source for source in beside if id_in(source.text) == target.name]
        yield from (Found(source, _id_span(source, target.name), True) for source in found)
    elif target.sort is Sort.FILE and family.vocabulary is not None:
        yield Found(family.vocabulary.source, Span(0, 0), True)
    else:
        for one in family.definitions.get(target, ()):
            yield Found(one.source, one.span, True)


def _id_span(source: Source, name: str) -> Span:
    at = max(source.text.find(name), 0)
    return Span(at, at + len(name))


def used_at(target: Target, families: Sequence[tuple[Document, Family]], occurring: Occurring) -> Iterator[Found]:
    """Every place where a name is written, its definitions among them, in each file once."""
    seen: set[str] = set()
    for document, family in families:
        if document.source.name not in seen:
            seen.add(document.source.name)
            for one in occurring(document, family):
                if one.target == target:
                    yield Found(document.source, one.span, one.is_definition)


def may_be_renamed(target: Target, family: Family) -> Diagnostic | None:
    """Why a name can't be given another one, if it can't."""
    if target.sort in (Sort.WORD, Sort.FUNCTION):
        return Diagnostic("P952", None, {"name": target.name})
    if target.sort not in RENAMED:
        return Diagnostic("P951")
    is_of_vocabulary = target.sort is Sort.FACT or (target.sort is Sort.MEMBER and target.of in family.facts)
    if is_of_vocabulary and family.own is not family.vocabulary:
        file = "" if family.vocabulary is None else family.vocabulary.source.name.rpartition("/")[2]
        return Diagnostic("P953", None, {"name": target.name, "file": file})
    return None


def renamed(
    target: Target, name: str, families: Sequence[tuple[Document, Family]], occurring: Occurring
) -> Mapping[Source, tuple[Edit, ...]] | Diagnostic:
    """The replacements in each file, or why there can be none."""
    bare = name.strip().strip("「」")
    if not bare or any(character in bare for character in '「」\n\r"“”#＃') or len(bare) > _MOST_CHARACTERS:
        return Diagnostic("P954", None, {"name": name.strip()})
    if bare != target.name and any(_is_taken(target, bare, family) for _, family in families):
        return Diagnostic("P955", None, {"name": bare})
    edits: dict[Source, list[Edit]] = {}
    for found in used_at(target, families, occurring):
        edits.setdefault(found.source, []).append(Edit(found.span, quoted_where_needed(bare)))
    return {source: tuple(made) for source, made in edits.items()}


def _is_taken(target: Target, name: str, family: Family) -> bool:
    """Two things of one name would come to be one. An alternative only meets those of its own ambiguity."""
    if target.sort is Sort.MEMBER:
        return name in family.members.get(target.of, ())
    if target.sort is Sort.PAYER:
        return False
    return family.meant(name).sort not in (Sort.UNKNOWN, Sort.REGION)
