"""What the answers given on one course of a run already imply about the next question."""

from __future__ import annotations

from functools import lru_cache

from ..symbols.linear import difference, linear
from ..symbols.terms import Among, BeginsWith, Constant, Equal, Given, Holds, Less, MonthsLater, Term, Test
from .distances import Distances
from .trail import Trail

_NOTHING = Constant(0)
"""What a part that is compared with a constant is measured from."""


Learned = tuple[Test | Term, bool | frozenset[str] | None]
"""An answer, the members that a text is among, or a part that has been measured."""


class Knowledge:
    """Grows with every answer; `implied` gives the answer that follows from the earlier ones, or None.

    What was learned since some point is taken back by the trail, and from the list `learned` by whoever goes back.
    """

    def __init__(self, trail: Trail) -> None:
        self._put = trail.put
        self.learned: list[Learned] = []
        self._answers: dict[Test, bool] = {}
        self._distances = Distances(trail)
        self._measured: dict[Term, None] = {}
        self._text: dict[Term, frozenset[str]] = {}  # one of these
        self._not: dict[Term, frozenset[str]] = {}  # none of these
        self._begins: dict[Term, str] = {}

    def implied(self, test: Test) -> bool | None:
        known = self._answers.get(test)
        if known is not None or isinstance(test, (Given, Holds)):
            return known
        match test:
            case Equal(left=left, right=Constant(value=str() as value)):
                return self._is_text(left, frozenset((value,)))
            case Less(left=left, right=right) | Equal(left=left, right=right):
                far = self._measured_apart(left, right)
                if far is None:
                    return None
                least, most = self._distances.between(*far[:2])
                return _less(least, most, far[2]) if isinstance(test, Less) else _same(least, most, far[2])
            case Among(item=item, members=members):
                return self._is_text(item, frozenset(members))
            case BeginsWith(item=item, prefix=prefix):
                return self._has_prefix(item, prefix)
        return None

    def learn(self, test: Test, answer: bool) -> None:
        self._put(self._answers, test, answer)
        self.learned.append((test, answer))
        if isinstance(test, (Given, Holds)):
            return
        match test:
            case Equal(left=left, right=Constant(value=str() as value)):
                self._learn_text(left, frozenset((value,)), answer)
            case Less(left=left, right=right):
                if (far := self._measured_apart(left, right)) is not None:
                    one, other, bound = far
                    if answer:
                        self._distances.at_most(one, other, bound - 1)
                    else:
                        self._distances.at_most(other, one, -bound)
            case Equal(left=left, right=right):
                if (far := self._measured_apart(left, right)) is not None:
                    one, other, bound = far
                    if answer:
                        self._distances.at_most(one, other, bound)
                        self._distances.at_most(other, one, -bound)
                    else:
                        self._distances.never(one, other, bound)
            case Among(item=item, members=members):
                self._learn_text(item, frozenset(members), answer)
            case BeginsWith(item=item, prefix=prefix) if answer:
                if len(prefix) > len(self._begins.get(item, "")):
                    self._put(self._begins, item, prefix)

    def restrict(self, item: Term, members: frozenset[str]) -> None:
        """The text is one of these: the members of an enumeration."""
        if item not in self._text:
            self._put(self._text, item, members)
            self.learned.append((item, members))

    def _measured_apart(self, left: Term, right: Term) -> tuple[Term, Term, int] | None:
        far = _apart(left, right)
        if far is not None:
            self._measure(far[0])
            self._measure(far[1])
        return far

    def _measure(self, part: Term) -> None:
        """A day that is so many months after another lies 28 to 31 days after it for each."""
        if part in self._measured:
            return
        if isinstance(part, MonthsLater):
            others = [other for other in self._measured if isinstance(other, MonthsLater) and other.day == part.day]
            parts, constant = linear(part.day)
            base = next(iter(parts), _NOTHING)
            self._months_after(part, part.months, base, Constant(0), constant)
            for other in others:
                self._months_after(part, part.months, other, other.months, 0)
        self._put(self._measured, part, None)
        self.learned.append((part, None))

    def _months_after(self, part: Term, months: Term, other: Term, other_months: Term, days: int) -> None:
        parts, count = difference(months, other_months)
        if not parts:
            least, most = (28, 31) if count >= 0 else (31, 28)
            self._distances.at_most(part, other, days + most * count)
            self._distances.at_most(other, part, -(days + least * count))

    def _is_text(self, item: Term, members: frozenset[str]) -> bool | None:
        open_to = self._text.get(item)
        if open_to is not None:
            if open_to <= members:
                return True
            if not open_to & members:
                return False
        begins = self._begins.get(item)
        if begins is not None and not any(member.startswith(begins) for member in members):
            return False
        for test, answer in self._answers.items():
            if not answer and isinstance(test, BeginsWith) and test.item == item:
                members = frozenset(m for m in members if not m.startswith(test.prefix))
        return None if members - self._not.get(item, frozenset()) else False

    def _learn_text(self, item: Term, members: frozenset[str], answer: bool) -> None:
        open_to = self._text.get(item)
        if answer:
            self._put(self._text, item, members if open_to is None else open_to & members)
        elif open_to is not None:
            self._put(self._text, item, open_to - members)
        else:
            self._put(self._not, item, self._not.get(item, frozenset()) | members)

    def _has_prefix(self, item: Term, prefix: str) -> bool | None:
        open_to = self._text.get(item)
        if open_to is not None:
            having = {text.startswith(prefix) for text in open_to}
            if len(having) == 1:
                return having.pop()
        begins = self._begins.get(item)
        if begins is not None and (begins.startswith(prefix) or not prefix.startswith(begins)):
            return begins.startswith(prefix)
        for test, answer in self._answers.items():
            if not answer and isinstance(test, BeginsWith) and test.item == item and prefix.startswith(test.prefix):
                return False
        return None


@lru_cache(maxsize=65536)
def _apart(left: Term, right: Term) -> tuple[Term, Term, int] | None:
    """`left` against `right` as one part against another and a bound: one - other against the bound."""
    (parts, constant), (others, more) = linear(left), linear(right)
    if len(parts) != 1 or len(others) > 1 or set(parts.values()) | set(others.values()) != {1}:
        return None
    return next(iter(parts)), next(iter(others), _NOTHING), more - constant


def _less(least: int | None, most: int | None, bound: int) -> bool | None:
    if most is not None and most < bound:
        return True
    return False if least is not None and least >= bound else None


def _same(least: int | None, most: int | None, value: int) -> bool | None:
    if (most is not None and most < value) or (least is not None and least > value):
        return False
    return True if least == most == value else None
