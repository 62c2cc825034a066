"""The shape of a family of texts."""

from __future__ import annotations

from collections.abc import Mapping

Rows = Mapping[str, tuple[str, str]]
"""Key → Chinese, English. `{name}` in a text is filled from the words that it is asked for with."""
