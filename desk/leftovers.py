"""What a run that was killed outright left behind: the next one in the same folder takes it away.

Files in the making hold people's records, so their names say which process makes them. That process itself clears them
away however it ends, unless it is given no time to.
"""

from __future__ import annotations

import hashlib
import os
import platform
import re
import secrets
import shutil
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

_PART = re.compile(r"\.?canbao-([0-9a-f]{12})-([0-9]+)-.*")


@cache
def _here() -> str:
    """Of this machine, and of those who see each other's processes on it."""
    try:
        processes = os.readlink("/proc/self/ns/pid")
    except OSError:
        processes = ""
    return hashlib.sha256(f"{platform.node()} {processes}".encode()).hexdigest()[:12]


def _prefix() -> str:
    """How names of this process begin."""
    return f"canbao-{_here()}-{os.getpid()}-"


def part_beside(place: Path) -> Path:
    """A hidden name beside a file or folder, for what will take its place. What killed runs left there goes."""
    clear(place.parent)
    return place.with_name(f".{_prefix()}{secrets.token_hex(8)}.part")


def private_folder() -> TemporaryDirectory[str]:
    """A folder for what does not fit into memory. Those of killed runs go."""
    clear(Path(gettempdir()))
    return TemporaryDirectory(prefix=_prefix())


def clear(folder: Path) -> None:
    """Take away what is named after a process of this machine that no longer runs. What can't be, stays."""
    try:
        names = os.listdir(folder)
    except OSError:
        return  # whoever writes there will hear of it
    for name in names:
        found = _PART.fullmatch(name)
        if found is not None and found[1] == _here() and not _runs(int(found[2])):
            _remove(folder / name)


def _remove(path: Path) -> None:
    try:
        path.unlink()
    except OSError:  # a folder; or nothing any more, since others clear as well
        shutil.rmtree(path, ignore_errors=True)


def _runs(process: int) -> bool:
    """Where there is no way to ask, it does."""
    if os.name != "posix":
        return True
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):  # another user's
        return True
    return True
