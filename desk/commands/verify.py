"""`pol verify`: a result for a whole population checked against the policy and the records that it was made from."""

from __future__ import annotations

import click

from dsl import Language

from ..output import CLEAN, say
from ..texts import help_of, text

SAMPLE = 200
MOST_SEED = 999_999
MEMORY = "1GB"
"""A result has hundreds of columns, and all of them are looked at."""


def command(language: Language) -> click.Command:
    @click.command("verify", help=help_of("verify", language))
    @click.argument("result")
    @click.option("--all", "whole", is_flag=True, help=text("verify.all", language))
    @click.option("--sample", default=SAMPLE, type=click.IntRange(1), help=text("verify.sample", language))
    @click.option("--seed", type=click.IntRange(0, MOST_SEED), help=text("verify.seed", language))
    @click.option("--records", help=text("verify.records", language))
    def verify(result: str, whole: bool, sample: int, seed: int | None, records: str | None) -> int:
        from random import SystemRandom

        from ..bulk.connection import connected
        from ..bulk.result import opened
        from ..bulk.verify import verify_all, verify_sample
        from ..rosters.result import report_at, verify_report

        if (report := report_at(result, records, language)) is not None:
            verify_report(report)
            receipt = report.sealed.receipt
            say(text("verify.bytes", language, policy=receipt.policy, rows=f"{receipt.rows['evaluated']:,}"))
            return CLEAN
        with connected(memory=MEMORY) as connection:
            found = opened(result, connection, records, language)
            counts = {"policy": found.receipt.policy, "rows": f"{found.receipt.rows['evaluated']:,}"}
            if whole or not found.found.has_rows:
                same = "verify.bytes" if verify_all(found, connection, language) else "verify.rows_same"
                say(text(same, language, **counts))
                return CLEAN
            seed = SystemRandom().randint(0, MOST_SEED) if seed is None else seed
            checked, columns = verify_sample(found, connection, sample, seed)
            say(text("verify.same", language, **counts, checked=f"{checked:,}", columns=str(columns)))
            if checked < found.receipt.rows["evaluated"]:
                say(text("verify.only", language, checked=f"{checked:,}", seed=str(seed)))
        return CLEAN

    return verify
