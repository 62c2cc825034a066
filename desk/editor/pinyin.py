"""Chinese names found by what is typed in Latin letters: initials (tkry), the whole pinyin, or an English key."""

from __future__ import annotations

from functools import lru_cache


def answers_to(name: str, typed: str, keys: tuple[str, ...] = ()) -> bool:
    """Whether a name may be meant by the beginning that was typed; of characters read in two ways, either counts."""
    wanted = typed.lower()
    if not wanted or wanted in name.lower():
        return True
    if any(key.lower().startswith(wanted) for key in keys):
        return True
    if not wanted.isascii() or not wanted.isalnum():
        return False
    initials, whole = _spelled(name)
    return whole.startswith(wanted) or _begins(initials, wanted)


def _begins(initials: tuple[frozenset[str], ...], wanted: str) -> bool:
    return len(wanted) <= len(initials) and all(
        letter in one for letter, one in zip(wanted, initials[: len(wanted)], strict=True)
    )


@lru_cache(maxsize=4096)
def _spelled(name: str) -> tuple[tuple[frozenset[str], ...], str]:
    """The possible first letters of each character, and the pinyin of the whole."""
    # Imported late: its dictionaries cost a good deal of a start.
    from pypinyin import Style, lazy_pinyin, pinyin

    initials = pinyin(list(name), style=Style.FIRST_LETTER, heteronym=True)
    letters = tuple(frozenset(letter.lower() for letter in one) for one in initials)
    return letters, "".join(lazy_pinyin(name)).lower()
