"""`pol schema`: the JSON Schema of a record, or of scenario files."""

from __future__ import annotations

import json
from collections.abc import Mapping

import click

from dsl import Language, load_vocabulary

from ..files import read_text
from ..output import CLEAN, required, say
from ..rule_files.policies import find_vocabulary
from ..texts import help_of
from .options import complete_policy, sound_policy

SCENARIOS = "scenarios"
"""In the place of a policy: scenario files."""


def command(language: Language) -> click.Command:
    @click.command("schema", help=help_of("schema", language))
    @click.argument("policy", metavar="[POLICY]", required=False, shell_complete=complete_policy)
    def schema(policy: str | None) -> int:
        document = _of_scenarios() if policy == SCENARIOS else _of_records(policy)
        say(json.dumps(document, ensure_ascii=False, indent=2))
        return CLEAN

    return schema


def _of_scenarios() -> Mapping[str, object]:
    from engine.cases import scenarios_schema

    return scenarios_schema()


def _of_records(policy: str | None) -> Mapping[str, object]:
    # Imported late: only this command and those that read records need them.
    from engine.facts import record_schema
    from engine.facts_used import facts_used

    if policy is None:
        vocabulary, _ = load_vocabulary(required(read_text(find_vocabulary())))
        return record_schema(vocabulary)
    encoded = sound_policy(policy)
    used = facts_used(encoded)
    return record_schema(encoded.vocabulary, [name for name in encoded.vocabulary.facts if name in used])
