"""The built grammar, kept between runs: building takes a tenth of a second, reading it back a fifth of that."""

from __future__ import annotations

import os
import pickle
import sys
import tempfile
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark

_folder: list[Path] = []
_UNREADABLE = (OSError, pickle.UnpicklingError, EOFError, LookupError, AttributeError, TypeError, ValueError)
"""What a missing, damaged or foreign file may raise while it is read back."""


def keep_grammar_in(folder: Path) -> None:
    """Let later runs find the built grammar here. The folder must be the user's own: what lies in it is trusted."""
    _folder[:] = [folder]


def kept_or_built(grammar: str, options: Mapping[str, Any]) -> lark.Lark:
    """Read the parser back, or build it and keep it. A folder that can't be used only costs time."""
    if not _folder:
        return lark.Lark(grammar, **options)
    mark = sha256(f"{grammar}{options}{lark.__version__}{sys.version}".encode()).hexdigest()[:16]
    path = _folder[0] / f"grammar-{mark}.bin"
    try:
        with path.open("rb") as stream:
            return lark.Lark.load(stream)
    except _UNREADABLE:
        parser = lark.Lark(grammar, **options)
        _keep(parser, path)
        return parser


def _keep(parser: lark.Lark, path: Path) -> None:
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, delete=False) as stream:
            parser.save(stream)
        os.replace(stream.name, path)
    except OSError:
        return
