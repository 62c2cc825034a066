"""A policy as a query over the columns of a table of persons.

The evaluator is run over symbols instead of a person's facts (`courses`), and what leads to each answer is written as a
plan of steps and columns, and that as SQL (`select`), for every engine in the subset on which they agree.
"""

from .columns.assessed import assessed_row
from .columns.output import Output, Shape
from .columns.plan import Plan, plan_for
from .columns.rows import facts_of_row, patterns_of, row_of
from .columns.whole import lacking_nothing, read_by, whole_plan
from .exploring.explore import TooManyCourses
from .exploring.seen import ANYTHING, Pattern, Seen
from .layout import Aspect, InputColumn, Physical, column_name, input_columns
from .sql.printing import DIALECTS, printed
from .sql.select import select
from .symbols import leaves

leaves.register()

__all__ = [
    "ANYTHING",
    "DIALECTS",
    "Aspect",
    "InputColumn",
    "Output",
    "Pattern",
    "Physical",
    "Plan",
    "Seen",
    "Shape",
    "TooManyCourses",
    "assessed_row",
    "column_name",
    "facts_of_row",
    "input_columns",
    "lacking_nothing",
    "patterns_of",
    "plan_for",
    "printed",
    "read_by",
    "row_of",
    "select",
    "whole_plan",
]
