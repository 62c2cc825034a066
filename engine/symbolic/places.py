"""Regions (行政区划) that stand for others: the smallest listed ones, inside and outside of those that a file names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from dsl import Policy

from ..regions import containers, lies_in


class Places:
    """The regions of one policy's vocabulary."""

    def __init__(self, policy: Policy) -> None:
        self.home = policy.header.region.code
        listed = tuple(region.code for region in policy.vocabulary.regions)
        divided = {around for code in listed for around in containers(code)[1:] if around != code}
        self.leaves = tuple(code for code in listed if code not in divided)
        self.local = next((c for c in self.leaves if lies_in(c, self.home)), self.home)

    def is_local(self, code: str) -> bool:
        """A county of the policy's own region."""
        return lies_in(code, self.home) and (code in self.leaves or code == self.local)

    def standing_for(self, named: Iterable[str]) -> Sequence[str]:
        """One place in each of these regions but in no smaller one of them, two more at home, and one elsewhere."""
        regions = sorted({*named, self.home})
        found = [self.local]
        for code in regions:
            smaller = [c for c in regions if c != code and lies_in(c, code)]
            found.append(next((p for p in self.leaves if lies_in(p, code) and not _in_any(p, smaller)), code))
        found += [p for p in self.leaves if lies_in(p, self.home)][:2]
        found += [p for p in self.leaves if not _in_any(p, regions)][:1]
        return tuple(dict.fromkeys(found))


def _in_any(code: str, regions: Sequence[str]) -> bool:
    return any(lies_in(code, region) for region in regions)
