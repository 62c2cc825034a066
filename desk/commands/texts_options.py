"""Which texts govern: the options `--as-of` and `--known-on`, and policies that do not govern then."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

import click

from dsl import Asked, Diagnostic, InFile, Language, LeftOut, Loaded, Policy

from ..output import FINDINGS, USAGE, RunFailed
from ..texts import text
from .options import sound

ANYWAY = "--even-if-not-in-force"
Command = TypeVar("Command", bound=Callable[..., Any])


def texts_asked(language: Language) -> Callable[[Command], Command]:
    """`--as-of` and `--known-on`, as `as_of` and `known_on`."""
    as_of = click.option("--as-of", metavar="DATE", callback=day_given, help=text("texts.as_of", language))
    known_on = click.option("--known-on", metavar="DATE", callback=day_given, help=text("texts.known_on", language))
    return lambda command: as_of(known_on(command))


def regardless_of_force(language: Language) -> Callable[[Command], Command]:
    return click.option(ANYWAY, "regardless", is_flag=True, help=text("texts.regardless", language))


def policy_in_force(name: str, asked: Asked, regardless: bool) -> Policy:
    """The policy that is meant; the run ends where it does not govern, unless an answer is wanted all the same."""
    loaded, policy = sound(name, asked)
    if loaded.left_out is not None and not regardless:
        raise RunFailed(_not_in_force(loaded, policy, loaded.left_out), code=FINDINGS)
    return policy


def _not_in_force(loaded: Loaded, policy: Policy, why: LeftOut) -> Diagnostic:
    days = {"as_of": str(policy.texts.as_of), "known_on": str(policy.texts.known_on)}
    words = {
        "policy": loaded.id,
        "option": ANYWAY,
        "why_zh": text(f"texts.{why.value}", "zh", **days),
        "why_en": text(f"texts.{why.value}", "en", **days),
    }
    return Diagnostic("P723", InFile(loaded.source.name), words)


def day_given(_: click.Context, option: click.Parameter, given: str | None) -> date | None:
    if given is None:
        return None
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        name = option.opts[0]
        raise RunFailed(Diagnostic("P722", InFile(name), {"given": given, "option": name}), code=USAGE) from error
