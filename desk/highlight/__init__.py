"""Rule files coloured: Pygments, and the files that editors colour by, all from the one lexicon."""

from __future__ import annotations

from collections.abc import Callable

from .snippets import vscode
from .textmate import grammar
from .vim import syntax
from .vscode_language import language_configuration

__all__ = ["EDITOR_FILES"]

EDITOR_FILES: dict[str, Callable[[], str]] = {
    "vscode/syntaxes/pol.tmLanguage.json": grammar,
    "vscode/snippets/pol.json": vscode,
    "vscode/language-configuration.json": language_configuration,
    "neovim/syntax/pol.vim": syntax,
}
"""By the path below `editors/`; never written by hand."""
