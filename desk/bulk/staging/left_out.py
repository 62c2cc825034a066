"""Leaving rows out without a join.

Where a plan has any hash join, the engine takes the order of the rows to be of no account and writes groups of rows as
they get ready. So the rows to leave out are a bit for each row of the file, inside the query: 3 MB for 24 million rows.
"""

from __future__ import annotations

from collections.abc import Sequence

import duckdb

from .. import sql


def not_among(connection: duckdb.DuckDBPyConnection, tables: Sequence[str]) -> str | None:
    """SQL: is "row" in none of these tables? None if there are no rows in them."""
    rows = " UNION ALL ".join(f'SELECT "row" FROM {table}' for table in tables)
    if not tables:
        return None
    ((last,),) = connection.execute(f'SELECT max("row") FROM ({rows})').fetchall()
    if last is None:
        return None
    bits = -(-last // 8) * 8  # whole bytes, so that none is padded
    marked = f'bitstring_agg("row", CAST(1 AS BIGINT), CAST({bits} AS BIGINT))'
    ((written,),) = connection.execute(f"SELECT to_base64(CAST({marked} AS BLOB)) FROM ({rows})").fetchall()
    bit = f'get_bit(CAST(from_base64({sql.text(written)}) AS BIT), CAST("row" - 1 AS INTEGER))'
    return f'CASE WHEN "row" > {bits} THEN TRUE ELSE {bit} = 0 END'
