"""Records of one region under a notice of another: whoever is not of the notice's region is no local (本地) there.

Where somebody is enrolled (参保地) tells by itself. The household registration (户籍地) tells only of most of the
records: a few who live away from home are in every roster.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dsl import Kind, Policy, Region, Vocabulary

from ..regions import containers, lies_in
from .raw import Facts, Problem

ENROLLED, REGISTERED = "参保地", "户籍地"
_MOST_PLACES = 3


def telling_place(given: Iterable[str], vocabulary: Vocabulary) -> str | None:
    """The fact by which to tell, of those that the records give."""
    return next(iter(telling_places(given, vocabulary)), None)


def telling_places(given: Iterable[str], vocabulary: Vocabulary) -> Sequence[str]:
    """Those that may tell, the first of them before the others."""
    known = frozenset(given)
    return [fact for fact in (ENROLLED, REGISTERED) if fact in known and _is_region(fact, vocabulary)]


def _is_region(name: str, vocabulary: Vocabulary) -> bool:
    fact = vocabulary.facts.get(name)
    return fact is not None and fact.type.kind is Kind.REGION


def is_elsewhere(code: str, region: Region) -> bool:
    """A place that the region lies in may be the region: that says nothing."""
    return not lies_in(code, region.code) and code not in containers(region.code)


def elsewhere(fact: str, heads: Mapping[str, int], policy: Policy) -> Problem | None:
    """`heads`: persons by the code of their place, which is the fact's. None where nothing is to be said."""
    region = policy.header.region
    away = {code: count for code, count in heads.items() if is_elsewhere(code, region)}
    count = sum(away.values())
    if not count or (fact == REGISTERED and 2 * count <= sum(heads.values())):
        return None
    words = {
        "heads": f"{count:,}",
        "fact": fact,
        "places": _places(away, policy),
        "policy": policy.header.id,
        "region": region.names[0] if region.names else region.code,
        "option": "",
    }
    return Problem("P888", words)


def elsewhere_of(records: Sequence[Facts], policy: Policy) -> Problem | None:
    """The same of records as facts."""
    given = {fact for facts in records for fact in facts if isinstance(fact, str)}
    fact = telling_place(given, policy.vocabulary)
    if fact is None:
        return None
    found = (record.get(fact) for record in records)
    return elsewhere(fact, Counter(code for code in found if isinstance(code, str)), policy)


def _places(heads: Mapping[str, int], policy: Policy) -> str:
    """The one place that they all lie in, if it is no province; else the places of most, and that there are others."""
    names = {known.code: known.names[0] for known in policy.vocabulary.regions if known.names}
    shared = next((code for code in _shared(heads) if code in names and not code.endswith("0000")), None)
    if shared is not None:
        return names[shared]
    most = sorted(heads, key=lambda code: (-heads[code], code))[:_MOST_PLACES]
    return "、".join(names.get(code, code) for code in most) + ("…" if len(heads) > _MOST_PLACES else "")


def _shared(codes: Iterable[str]) -> list[str]:
    """What contains them all, the smallest first."""
    first, *others = map(containers, codes)
    return [code for code in first if all(code in other for other in others)]
