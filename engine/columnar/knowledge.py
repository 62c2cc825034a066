"""What the answers given on one course of a run already imply about the next question."""

from __future__ import annotations

from datetime import date

from .terms import Among, BeginsWith, Constant, Equal, Less, Term, Test


class Knowledge:
    """Grows with every answer; `implied` gives the answer that follows from the earlier ones, or None."""

    def __init__(self) -> None:
        self._answers: dict[Test, bool] = {}
        self._low: dict[Term, int] = {}  # inclusive
        self._high: dict[Term, int] = {}  # inclusive
        self._not: dict[Term, frozenset[object]] = {}
        self._text: dict[Term, frozenset[str]] = {}  # one of these
        self._begins: dict[Term, str] = {}

    def implied(self, test: Test) -> bool | None:
        known = self._answers.get(test)
        if known is not None:
            return known
        match test:
            case Less(left=left, right=Constant(value=bound)):
                return self._below(left, _number(bound))
            case Less(left=left, right=right):
                return False if self._answers.get(Less(right, left)) or self._answers.get(Equal(left, right)) else None
            case Equal(left=left, right=Constant(value=str() as value)):
                return self._is_text(left, frozenset((value,)))
            case Equal(left=left, right=Constant(value=value)):
                return self._is(left, _number(value))
            case Equal(left=left, right=right):
                return False if self._answers.get(Less(left, right)) or self._answers.get(Less(right, left)) else None
            case Among(item=item, members=members):
                return self._is_text(item, frozenset(members))
            case BeginsWith(item=item, prefix=prefix):
                return self._has_prefix(item, prefix)
        return None

    def learn(self, test: Test, answer: bool) -> None:
        self._answers[test] = answer
        match test:
            case Less(left=left, right=Constant(value=bound)):
                number = _number(bound)
                if answer:
                    self._high[left] = min(self._high.get(left, number - 1), number - 1)
                else:
                    self._low[left] = max(self._low.get(left, number), number)
            case Equal(left=left, right=Constant(value=str() as value)):
                self._learn_text(left, frozenset((value,)), answer)
            case Equal(left=left, right=Constant(value=value)):
                number = _number(value)
                if answer:
                    self._low[left] = self._high[left] = number
                else:
                    self._not[left] = self._not.get(left, frozenset()) | {number}
            case Among(item=item, members=members):
                self._learn_text(item, frozenset(members), answer)
            case BeginsWith(item=item, prefix=prefix) if answer:
                if len(prefix) > len(self._begins.get(item, "")):
                    self._begins[item] = prefix

    def restrict(self, item: Term, members: frozenset[str]) -> None:
        """The text is one of these: the members of an enumeration."""
        self._text.setdefault(item, members)

    def _below(self, term: Term, bound: int) -> bool | None:
        low, high = self._low.get(term), self._high.get(term)
        if high is not None and high < bound:
            return True
        return False if low is not None and low >= bound else None

    def _is(self, term: Term, number: int) -> bool | None:
        low, high = self._low.get(term), self._high.get(term)
        if (low is not None and number < low) or (high is not None and number > high):
            return False
        if number in self._not.get(term, ()):
            return False
        return True if low is not None and low == high == number else None

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
            self._text[item] = members if open_to is None else open_to & members
        elif open_to is not None:
            self._text[item] = open_to - members
        else:
            self._not[item] = self._not.get(item, frozenset()) | members

    def _has_prefix(self, item: Term, prefix: str) -> bool | None:
        open_to = self._text.get(item)
        if open_to is not None:
            having = [text.startswith(prefix) for text in open_to]
            if all(having) or not any(having):
                return having[0] if having else False
        begins = self._begins.get(item)
        if begins is not None and (begins.startswith(prefix) or not prefix.startswith(begins)):
            return begins.startswith(prefix)
        for test, answer in self._answers.items():
            if not answer and isinstance(test, BeginsWith) and test.item == item and prefix.startswith(test.prefix):
                return False
        return None


def _number(value: date | int | str) -> int:
    assert not isinstance(value, str)
    return value.toordinal() if isinstance(value, date) else value
