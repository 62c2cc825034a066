"""`names.en.yaml`: the English of the names of a folder's rule files, one pair a line."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from dsl import Diagnostic, InSource, Source, Span, tokens_of
from dsl.format import Names, Pair, names_in, names_of

from ..files import read_text
from .texts import DISK

NAMES_FILE = "names.en.yaml"


def names_beside(folder: Path) -> Names | tuple[Diagnostic, ...] | None:
    """None where the folder has no such file."""
    path = folder / NAMES_FILE
    if not path.exists():
        return None
    source = read_text(path)
    if isinstance(source, Diagnostic):
        return (source,)
    pairs = list(_pairs(source))
    problems = tuple(pair for pair in pairs if isinstance(pair, Diagnostic))
    names = names_of([pair for pair in pairs if isinstance(pair, Pair)], source.name)
    return (*problems, *(() if isinstance(names, Names) else names)) or names


def used_nowhere(folder: Path) -> Iterator[Diagnostic]:
    """A note of each name that no rule file of the folder has, in either language."""
    names = names_beside(folder)
    if not isinstance(names, Names):
        return
    used = {name for _, source in DISK.of_folder(folder) for name in names_in(tuple(tokens_of(source)))}
    for pair in names.pairs:
        if not {pair.chinese, pair.english} & used:
            yield Diagnostic("P908", pair.place, {"name": pair.chinese})


def _pairs(source: Source) -> Iterator[Pair | Diagnostic]:
    """The pairs of a plain mapping of texts. Nothing is read as a number, a date or yes and no."""
    import yaml

    seen: set[str] = set()
    key: yaml.ScalarEvent | None = None
    is_open = False
    try:
        for event in yaml.parse(source.text, Loader=yaml.SafeLoader):
            match event:
                case yaml.MappingStartEvent() if not is_open:
                    is_open = True
                case yaml.ScalarEvent() if is_open and key is None:
                    key = event
                case yaml.ScalarEvent() if is_open and key is not None:
                    if key.value in seen:
                        yield _wrong(source, key, f"“{key.value}”写了两次", f"“{key.value}” is there twice")
                    seen.add(key.value)
                    yield Pair(key.value, event.value, _place(source, event))
                    key = None
                case yaml.NodeEvent() if not (isinstance(event, yaml.ScalarEvent) and not event.value):
                    yield _wrong(source, event, "这里不是一对名称", "this is no pair of names")
                    return
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        at = min(mark.index if mark else 0, max(len(source.text) - 1, 0))
        what = str(error.problem or "")
        place = InSource(source, Span(at, at + 1))
        yield Diagnostic("P902", place, {"why_zh": f"不是 YAML（{what}）", "why_en": f"it is no YAML ({what})"})
    except yaml.YAMLError as error:
        position = getattr(error, "position", 0)
        place = InSource(source, Span(position, position + 1))
        yield Diagnostic("P902", place, {"why_zh": "里面有看不见的控制字符", "why_en": "it holds a control character"})


def _place(source: Source, event: object) -> InSource:
    start, end = (getattr(event, edge).index for edge in ("start_mark", "end_mark"))
    return InSource(source, Span(start, max(end, start + 1)))


def _wrong(source: Source, event: object, zh: str, en: str) -> Diagnostic:
    return Diagnostic("P902", _place(source, event), {"why_zh": zh, "why_en": en})
