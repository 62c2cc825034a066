"""Which rule file is meant by a POLICY on the command line, and reading it with its vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from dsl import Asked, Diagnostic, InFile, Loaded, Policies, ReadBeside, Source, id_in, load

from .texts import DISK, SUFFIX, RuleTexts, is_inside

VOCABULARY = "person.pol"
_MOST_SUGGESTED = 5
AT_ANY_TIME = Asked()


@dataclass(frozen=True, slots=True)
class Known:
    """A rule file that can be meant by the stem of its name or by its 政策 id."""

    path: Path
    id: str

    @property
    def names(self) -> tuple[str, str]:
        return self.path.stem, self.id

    def __str__(self) -> str:
        return f"{self.path.stem} ({self.id})"


def folders() -> tuple[Path, ...]:
    """Where a policy is looked for by name: here, in `policies/` here, and among the shipped ones."""
    return Path(), Path("policies"), shipped()


def shipped() -> Path:
    """An installed `pol` carries the policies inside; in a checkout they stand at the top level."""
    desk = Path(__file__).parents[1]
    inside = desk / "policies"
    return inside if inside.is_dir() else desk.parent / "policies"


def find_policy(name: str, among: Sequence[Path] | None = None) -> Path | Diagnostic:
    """The path of a policy given as a path, a file name without its suffix, or an id; the first folder wins."""
    if _is_path(name):
        return Path(name)
    known = [tuple(known_policies(folder)) for folder in (folders() if among is None else among)]
    for policies in known:
        found = [policy.path for policy in policies if policy.path.stem == name]
        found = found or [policy.path for policy in policies if policy.id == name]
        if len(found) > 1:
            return Diagnostic("P713", None, {"policy": name, "files": "、".join(map(str, found))})
        if found:
            return found[0]
    return Diagnostic("P705", None, {"policy": name, "known": _suggested(name, (p for some in known for p in some))})


def known_policies(folder: Path, texts: RuleTexts = DISK) -> Iterator[Known]:
    """The rule files of a folder; what can't be read, or has no 政策 line, is none."""
    for path, source in texts.of_folder(folder):
        if identifier := id_in(source.text):
            yield Known(path, identifier)


def find_vocabulary(among: Sequence[Path] | None = None) -> Path:
    """The vocabulary of the first folder that has one."""
    paths = [folder / VOCABULARY for folder in (folders() if among is None else among)]
    return next((path for path in paths if path.is_file()), paths[-1])


def load_policy(path: Path, asked: Asked = AT_ANY_TIME, texts: RuleTexts = DISK) -> Loaded | Diagnostic:
    """A rule file with its vocabulary and the files of its folder that it rests on or that change it.

    A diagnostic says why its text can't be read; what is wrong in the text is in `Loaded`.
    """
    source = texts.read(path)
    if isinstance(source, Diagnostic):
        return source
    if "\r" in source.text and "\n" not in source.text:
        return Diagnostic("P708", InFile(source.name))
    return load(source, reader_beside(path, texts), policies_beside(path, texts), asked)


def policies_beside(path: Path, texts: RuleTexts = DISK) -> Policies:
    """The rule files of a rule file's own folder."""
    return lambda: (source for _, source in texts.of_folder(path.parent))


def reader_beside(path: Path, texts: RuleTexts = DISK) -> ReadBeside:
    """Reads files of the rule file's own folder, and else the shipped vocabulary of that name.

    A link that leads out of the folder is not followed.
    """

    def read(name: str) -> Source | Diagnostic:
        folder = path.parent
        beside = folder / name
        if not is_inside(beside, folder):
            return Diagnostic("P701", InFile(str(beside)))
        return texts.read(beside if texts.exists(beside) else _shipped_vocabulary(name) or beside)

    return read


def _shipped_vocabulary(name: str) -> Path | None:
    """So that an officer's folder needs no copy of the shared vocabulary, which would grow old."""
    return shipped() / name if name == VOCABULARY else None


def _is_path(name: str) -> bool:
    return name.endswith(SUFFIX) or "/" in name or "\\" in name or Path(name).is_file()


def _suggested(name: str, known: Iterable[Known]) -> str:
    """The closest first; a policy that stands in two folders is named once."""
    by_name = {str(policy): policy for policy in known}
    likeness = {spelled: _likeness(name, policy) for spelled, policy in by_name.items()}
    return "、".join(sorted(by_name, key=lambda spelled: -likeness[spelled])[:_MOST_SUGGESTED]) or "—"


def _likeness(name: str, policy: Known) -> float:
    return max(SequenceMatcher(None, name.lower(), other.lower()).ratio() for other in policy.names)
