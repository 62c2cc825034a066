"""Random values of facts, by dice of one's own: many persons at little cost."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from dsl import NONE, Duration, Fact, Identity, Kind, Policy, TimeOfDay, Unit
from engine.walk import inside


class RandomValues:
    """Values near what one policy speaks of. Days lie near those that it names, or ninety days from them."""

    def __init__(self, policy: Policy, dice: Random) -> None:
        self.policy = policy
        self.dice = dice
        parts = [e for p in (*policy.decisions.values(), *policy.windows.values()) for e in inside(p)]
        self._named = sorted({e.value for e in parts if isinstance(getattr(e, "value", None), date)})

    def of(self, fact: Fact) -> Any:
        dice = self.dice
        if fact.nullable and dice.random() < 0.15:
            return NONE
        match fact.type.kind:
            case Kind.DATE:
                return self._day()
            case Kind.TIME:
                return TimeOfDay(dice.choice((12 * 3600, 63_000)) + dice.choice((-3600, -60, 0, 1, 60)))
            case Kind.YES_NO:
                return dice.random() < 0.4
            case Kind.IDENTITY:
                held = Identity(self._day()) if dice.random() < 0.2 else Identity()
                return held if dice.random() < 0.3 else False
            case Kind.REGION:
                return dice.choice([region.code for region in self.policy.vocabulary.regions])
            case Kind.ENUMERATION:
                return dice.choice(fact.type.values)
            case Kind.MONEY:
                return Decimal(dice.choice((0, 50, 100, 150, 200, 300, 400)))
            case Kind.INTEGER:
                return dice.randrange(5)
            case Kind.DURATION:
                return Duration(dice.randrange(7), dice.choice(list(Unit)))
        return "某"

    def _day(self) -> date:
        within = date(self.policy.header.year - 1, 8, 1) + timedelta(self.dice.randrange(560))
        near = self.dice.choice(self._named or [within]) + timedelta(
            self.dice.choice((0, 0, -1, 1, 89, 90, 91, -89, -90))
        )
        return self.dice.choice((within, near))
