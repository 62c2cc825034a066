"""The nine plain questions in OpenFisca-Core: a small tax-benefit system, evaluated in whole columns.

Every fact is an input variable, every answer a variable with a formula.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from openfisca_core.entities import build_entity
from openfisca_core.periods import DateUnit
from openfisca_core.simulations import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from plain_nine import (
    ANSWERS,
    CLOSES,
    DATES,
    DISABLED,
    FIXED,
    FULL,
    OPENS,
    YEAR_BEGINS,
    YEAR_ENDS,
    YES_NO,
    arrays,
    keep,
)

YEAR = "2024"
Formula = Callable[[Any, Any], Any]


def anyone(*names: str) -> Formula:
    return lambda persons, period: np.logical_or.reduce([persons(name, period) for name in names])


def in_window(persons: Any, period: Any) -> Any:
    return (persons("缴费日期", period) >= np.datetime64(OPENS)) * ~persons("late", period)


def newborn(persons: Any, period: Any) -> Any:
    born = persons("出生日期", period)
    return (born >= np.datetime64(YEAR_BEGINS)) * (born <= np.datetime64(YEAR_ENDS))


def accepted(persons: Any, period: Any) -> Any:
    newly = persons("特殊身份认定日期", period) > np.datetime64(CLOSES)
    recognised_late = persons("late", period) * persons("special", period) * newly
    return persons("in_window", period) + persons("newborn", period) + recognised_late


def aid(persons: Any, period: Any) -> Any:
    return np.where(persons("full", period), 400.0, np.where(persons("special", period), 200.0, 0.0))


def fund(persons: Any, period: Any) -> Any:
    rest = np.where(persons("fixed", period), 200.0, np.where(persons(DISABLED, period), 100.0, 0.0))
    return np.where(persons("full", period), 400.0, rest)


def no_waiting(persons: Any, period: Any) -> Any:
    renewed = persons("in_window", period) * persons("连续参保", period)
    return renewed + persons("newborn", period) + persons("special", period)


FORMULAS: dict[str, tuple[type, Formula]] = {
    "full": (bool, anyone(*FULL)),
    "fixed": (bool, anyone(*FIXED)),
    "special": (bool, anyone("full", "fixed", DISABLED)),
    "late": (bool, lambda p, t: p("缴费日期", t) > np.datetime64(CLOSES)),
    "in_window": (bool, in_window),
    "newborn": (bool, newborn),
    "eligible": (bool, anyone("local", "持居住证")),
    "accepted": (bool, accepted),
    "price": (float, lambda p, t: p.filled_array(400.0)),
    "aid": (float, aid),
    "fund": (float, fund),
    "federation": (float, lambda p, t: p("aid", t) - p("fund", t)),
    "due": (float, lambda p, t: p("price", t) - p("aid", t)),
    "no_waiting": (bool, no_waiting),
}


def system() -> TaxBenefitSystem:
    person = build_entity(key="person", plural="persons", label="", is_person=True)
    inputs = dict.fromkeys((*YES_NO, "local"), bool) | dict.fromkeys(DATES, date)
    made = TaxBenefitSystem([person])
    variables = {name: (kind, None) for name, kind in inputs.items()} | FORMULAS
    for name, (kind, formula) in variables.items():
        body: dict[str, Any] = {"value_type": kind, "entity": person, "definition_period": DateUnit.YEAR}
        made.add_variable(type(name, (Variable,), body | ({"formula": formula} if formula else {})))
    return made


def by_openfisca(people: Path, out: Path) -> None:
    facts = arrays(people)
    simulation = SimulationBuilder().build_default_simulation(system(), len(facts["local"]))
    for name in (*YES_NO, "local", *DATES):
        simulation.set_input(name, YEAR, facts[name])
    keep({name: simulation.calculate(name, YEAR) for name in ANSWERS}, out)
