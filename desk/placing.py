"""Files that take their places together when all of them are complete, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from .interrupts import held_back
from .leftovers import part_beside


@contextmanager
def placing(*targets: Path, perhaps: Sequence[Path] = ()) -> Iterator[tuple[Path, ...]]:
    """Paths to write to, one for each target; at the end they take the targets' places, in this order.

    What stood there before stays until then, and for good if anything goes wrong or the run is ended. Where a target is
    a link, what it leads to is replaced. Those of `perhaps` come last: to which of them nothing was written, what
    stood there goes, since it belonged to what is now replaced. Raises OSError with the target as its file name,
    before anything is written if a target can't be replaced.
    """
    wanted = (*targets, *perhaps)
    places = [Path(os.path.realpath(target)) for target in wanted]
    parts = tuple(map(part_beside, places))
    with _named([*zip(places, wanted, strict=True), *zip(parts, wanted, strict=True)]):
        modes = [_replaceable(place, part) for place, part in zip(places, parts, strict=True)]
        try:
            yield parts
            for part, mode in zip(parts, modes, strict=True):
                if mode is not None and part.exists():
                    part.chmod(mode)
            with held_back():
                for at, (part, place) in enumerate(zip(parts, places, strict=True)):
                    if at < len(targets) or part.exists():
                        os.replace(part, place)
                    else:
                        place.unlink(missing_ok=True)
        finally:
            for part in parts:
                part.unlink(missing_ok=True)


@contextmanager
def _named(meant: Sequence[tuple[Path, Path]]) -> Iterator[None]:
    """What goes wrong with the first of two is told of the second."""
    try:
        yield
    except OSError as error:
        for path, target in meant:
            if str(error.filename) == str(path):
                error.filename = str(target)
                break
        raise


def mode_of(path: Path) -> int | None:
    """What stands there and who may do what with it, as in `os.stat`; None if there is nothing."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return None


def is_device(path: Path) -> bool:
    """A pipe or a terminal can be written to, but not replaced."""
    mode = mode_of(path)
    return mode is not None and not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _replaceable(place: Path, part: Path) -> int | None:
    """The permissions that the new file takes over, if there is an earlier one. `part` is tried out: that its folder is
    missing or closed shows now rather than after the work."""
    mode = mode_of(place)
    if mode is not None:
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(place))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(place))
        if not mode & stat.S_IWUSR:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
    part.open("xb").close()
    part.unlink()
    return None if mode is None else stat.S_IMODE(mode)
