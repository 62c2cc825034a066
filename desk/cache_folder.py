"""Where this user's programs keep what can be made again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path


def cache_folder(environ: Mapping[str, str]) -> Path | None:
    """The user's own folder for `pol`; None where the user has no home."""
    kept = environ.get("XDG_CACHE_HOME", "")
    if kept.startswith("/"):
        return Path(kept) / "canbao"
    try:
        return Path.home() / ".cache" / "canbao"
    except RuntimeError:
        return None
