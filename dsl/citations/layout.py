"""The lines of a notice's text as copied from a web page or a document, cleaned of what is not its wording."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

# A sentence ends here, whatever closes after it. Patterns see folded text: 。 stays, ；：！？ are half-width.
SENTENCE_END = r"[。;:!?]"
_CLOSED = re.compile(rf"{SENTENCE_END}[\"'”’」』)]*$")
_MARKUP = re.compile(r"[\[［]bookmark[:：][^\]］]*[\]］]|\*{2,}|^[ \t\u3000]*#+")
_PAGE_NUMBER = re.compile(r"[-—–―─ ]+\d{1,3}[-—–―─ ]+|第 *\d+ *页[,/]?( *共 *\d+ *页)?")
_INVISIBLE = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad"))
_LEAST_INDENTATION = 2
_FULL_LINE_TOLERANCE = 4
_FULL_LINES_OF_A_WRAPPED_TEXT = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line that is not blank, with what its layout tells about paragraphs.

    `width` is in columns of the text as it stood; `is_full` says that a program probably wrapped the text there.
    """

    text: str
    width: int = 0
    is_indented: bool = False
    is_after_blank: bool = False
    is_full: bool = False

    @property
    def is_closed(self) -> bool:
        """Whether a sentence ends with this line."""
        return _CLOSED.search(self.text) is not None


def lines_of(notice_text: str) -> tuple[Line, ...]:
    """Markup taken away and widths folded: brackets and punctuation come out half-width where they have that form."""
    lines = tuple(_cleaned(notice_text))
    greatest = max((line.width for line in lines), default=0)
    marked = tuple(replace(line, is_full=line.width >= greatest - _FULL_LINE_TOLERANCE) for line in lines)
    broken_sentences = sum(line.is_full and not line.is_closed for line in marked)
    return marked if broken_sentences >= _FULL_LINES_OF_A_WRAPPED_TEXT else lines


def fold(text: str) -> str:
    """Compatibility forms (full-width letters and punctuation, ㈠, the radicals of PDF text) as their plain twins."""
    return unicodedata.normalize("NFKC", text.translate(_INVISIBLE))


def _cleaned(notice_text: str) -> Iterator[Line]:
    is_after_blank = False
    for raw in notice_text.translate(_INVISIBLE).splitlines():
        bare = _MARKUP.sub("", raw).rstrip()
        text = fold(bare).strip()
        if _PAGE_NUMBER.fullmatch(text):
            text = ""
        if text:
            blanks = bare[: len(bare) - len(bare.lstrip())]
            yield Line(text, _width(bare), _width(blanks.expandtabs(4)) >= _LEAST_INDENTATION, is_after_blank)
        is_after_blank = not text


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
