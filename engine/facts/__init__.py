"""Records of persons against the vocabulary: what each cell means, and which rows can be used."""

from .columns import Columns, FactColumn, Special, Target
from .elsewhere import elsewhere, elsewhere_of, is_elsewhere, telling_place, telling_places
from .identity_card import (
    BIRTH_DATE,
    ID_NUMBER,
    ID_TYPE,
    IDENTITY_CARD,
    NAME,
    SEX,
    Card,
    card_from,
    card_problems,
    check_digit,
)
from .persons import PersonKey, person_of
from .raw import MISSING, FactKey, Facts, Missing, Problem, Raw, Row, Table
from .records import Record, RecordSet, Rejected, facts_of, take_in
from .regions import Regions, regions_by_name
from .row_numbers import spelled_rows
from .rows import CellProblem, RowReader
from .schema import record_schema
from .text import folded, heading, is_blank, trimmed
from .values import value_from

__all__ = [
    "BIRTH_DATE",
    "IDENTITY_CARD",
    "ID_NUMBER",
    "ID_TYPE",
    "MISSING",
    "NAME",
    "SEX",
    "Card",
    "CellProblem",
    "Columns",
    "FactColumn",
    "FactKey",
    "Facts",
    "Missing",
    "PersonKey",
    "Problem",
    "Raw",
    "Record",
    "RecordSet",
    "Regions",
    "Rejected",
    "Row",
    "RowReader",
    "Special",
    "Table",
    "Target",
    "card_from",
    "card_problems",
    "check_digit",
    "elsewhere",
    "elsewhere_of",
    "facts_of",
    "folded",
    "heading",
    "is_blank",
    "is_elsewhere",
    "person_of",
    "record_schema",
    "regions_by_name",
    "spelled_rows",
    "take_in",
    "telling_place",
    "telling_places",
    "trimmed",
    "value_from",
]
