"""Changes that can be taken back, the latest first."""

from __future__ import annotations

from typing import Any

_ABSENT = object()


class Trail:
    """Whoever goes back to an earlier point of a course takes back what has been put into tables since."""

    __slots__ = ("_changes",)

    def __init__(self) -> None:
        self._changes: list[tuple[dict[Any, Any], Any, Any]] = []

    def put(self, table: dict[Any, Any], key: Any, value: Any) -> None:
        self._changes.append((table, key, table.get(key, _ABSENT)))
        table[key] = value

    def mark(self) -> int:
        """Where we are now, for `back_to`."""
        return len(self._changes)

    def back_to(self, mark: int) -> None:
        changes = self._changes
        while len(changes) > mark:
            table, key, before = changes.pop()
            if before is _ABSENT:
                del table[key]
            else:
                table[key] = before
