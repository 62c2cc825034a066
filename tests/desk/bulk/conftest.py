"""Seven people of the invented county, as a Parquet file and as a table of a real server."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import duckdb
import psycopg
import pytest

from desk.bulk.engines.postgres import load_table

from ...engines import PostgresServer
from ..conftest import Ran, pol

POLICY = "示例县.pol"
SECRET = "geheim"
COLUMNS = """
    证件类型 VARCHAR, 证件号码 VARCHAR, name VARCHAR, 性别 VARCHAR, birth_date DATE, 户籍地 VARCHAR, 地区类别 VARCHAR,
    缴费日期 DATE, 缴费日期__none BOOLEAN, 持居住证 BOOLEAN, 父母任一参保 BOOLEAN, 特困 BOOLEAN, 低保__since DATE,
    残疾等级 VARCHAR, 人均年收入_2024 DECIMAL(9,1), 备注 VARCHAR
"""
PEOPLE = """
    ('护照', 'E1', '张示例', '男', '1960-05-01', '999999', '一类', '2024-10-08', FALSE, TRUE, FALSE, FALSE, NULL, NULL, 1.5, 'a'),
    ('护照', 'E2', '李示例', '女', '1970-05-01', '999999', '二类', '2025-04-08', NULL, FALSE, NULL, FALSE, NULL, '二级', NULL, ''),
    ('护照', 'E3', '王示例', '男', '1980-05-01', '110000', '三类', NULL, TRUE, TRUE, NULL, TRUE, '2024-01-01', '一级', NULL, NULL),
    ('护照', 'E4', '赵示例', NULL, '2025-03-01', '999999', NULL, NULL, NULL, NULL, TRUE, NULL, NULL, NULL, NULL, NULL),
    (NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    ('护照', 'E5', '钱示例', '女', '1990-05-01', '150721', '一类', '2025-04-08', FALSE, FALSE, FALSE, FALSE, '2024-05-01', NULL, NULL, NULL),
    ('居民身份证', '11010119900307002X', '孙示例', '女', '1990-03-07', '999999', '一类', '2026-01-01', FALSE, TRUE, NULL, NULL, NULL, '一级', NULL, NULL)
"""  # noqa: E501
Rows = list[tuple[Any, ...]]


@dataclass(frozen=True)
class Desk:
    """The current folder, with the policy, and a Parquet file of people."""

    people: Path

    def persons(self, name: str, change: str = "") -> Path:
        """The people again, changed by a statement about the table `people`."""
        path = self.people.with_name(name)
        with duckdb.connect() as connection:
            connection.execute(f"CREATE TABLE people ({COLUMNS})")
            connection.execute(f"INSERT INTO people VALUES {PEOPLE}")
            for statement in filter(None, change.split(";")):
                connection.execute(statement)
            connection.execute(f"COPY people TO '{path}' (FORMAT parquet)")
        return path

    def rows(self, found: str) -> Rows:
        """All but the number of the row, which only DuckDB has."""
        with duckdb.connect() as connection:
            described = connection.execute(f"DESCRIBE SELECT * FROM '{found}'").fetchall()
            names = ", ".join(f'"{name}"' for name, *_ in described if name != "row")
            read = connection.execute(f"SELECT {names} FROM '{found}' ORDER BY ALL")
            return [tuple(map(str, row)) for row in read.fetchall()]


@pytest.fixture
def desk(county: Path) -> Desk:
    desk = Desk(county / "people.parquet")
    desk.persons("people.parquet")
    return desk


@pytest.fixture
def table(postgres: PostgresServer, desk: Desk) -> Iterator[str]:
    """The people as a table of a schema that is empty otherwise and gone afterwards."""
    with psycopg.connect(postgres.address) as connection:
        connection.execute('CREATE SCHEMA "示例"')
    load_table(postgres.address, desk.people, "示例.people")
    yield "示例.people"
    with psycopg.connect(postgres.address) as connection:
        connection.execute('DROP SCHEMA "示例" CASCADE')


def at(server: PostgresServer, table: str) -> str:
    """The address of a table, with a password that nobody may see."""
    return f"{server.address.replace('@', f':{SECRET}@')}?table={table}"


def asked(server: PostgresServer, query: str) -> Rows:
    with psycopg.connect(server.address) as connection:
        return connection.execute(query.encode()).fetchall()


def table_rows(server: PostgresServer, table: str) -> Rows:
    """Without the number of the row; in an order of their own."""
    with psycopg.connect(server.address) as connection:
        cursor = connection.execute(f"SELECT * FROM {table}".encode())
        names = [column.name for column in cursor.description or ()]
        kept = [i for i, name in enumerate(names) if name != "row"]
        return sorted(tuple(str(row[i]) for i in kept) for row in cursor.fetchall())


def evaluated(*arguments: str) -> Ran:
    ran = pol("evaluate", POLICY, *arguments)
    assert SECRET not in ran.out + ran.err
    return ran


def ready(ran: Ran) -> None:
    assert ran.code == 0, ran.err
    assert "共 7 行，核定 7 人。" in ran.err
