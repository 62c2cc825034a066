"""Is a whole population meant? Told without opening the engine for it, so that a small roster starts fast."""

from __future__ import annotations

from pathlib import Path

DUCKDB, SPARK, POSTGRES = ENGINES = ("duckdb", "spark", "postgres")
ANY_CORES = "local[*]"
"""Where Spark runs by default: here, with as many cores as there are."""
_PARQUET = b"PAR1"
_DATABASES = ("postgresql://", "postgres://")


def is_bulk(records: str, shape: str | None, output: str | None) -> bool:
    """Is the input or the output one that only makes sense for a whole population?"""
    if shape == "parquet" or (output or "").lower().endswith(".parquet") or is_table(output or ""):
        return True
    return _is_population(records)


def is_table(address: str) -> bool:
    """Is it a table in a database?"""
    return address.startswith(_DATABASES)


def is_parquet(path: Path) -> bool:
    """Told by how the file begins."""
    with path.open("rb") as file:
        return file.read(len(_PARQUET)) == _PARQUET


def _is_population(records: str) -> bool:
    if is_table(records):
        return True
    path = Path(records)
    try:
        return path.is_dir() or is_parquet(path)
    except (OSError, ValueError):
        return False  # whoever reads it will say what is wrong
