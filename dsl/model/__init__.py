"""What a rule file comes to mean: one small typed model of decisions, guarded rules and combination rules.

Everything that decides is a `Decision` (first match over guarded rules) or a combination of `Aid`s by a `Stage`.
Evaluators read only this; they never see nodes.
"""

from .aids import Aid, Combine, Funding, Mode, PayerLine, Stage, Tie, TieRule
from .decisions import (
    Admit,
    CategoryKey,
    Decision,
    InFull,
    Pending,
    Refuse,
    Rest,
    Role,
    Rule,
    RuleValue,
    Table,
    Unstated,
    Window,
)
from .header import Header, LeftOut, Status, Text, Texts
from .policy import Constraint, Policy, SetAside
from .products import BASIC, SOLE, Product
from .readings import Alternative, Assumed, Assumption, Reading
from .vocabulary import Fact, Region, Vocabulary

__all__ = [
    "BASIC",
    "SOLE",
    "Admit",
    "Aid",
    "Alternative",
    "Assumed",
    "Assumption",
    "CategoryKey",
    "Combine",
    "Constraint",
    "Decision",
    "Fact",
    "Funding",
    "Header",
    "InFull",
    "LeftOut",
    "Mode",
    "PayerLine",
    "Pending",
    "Policy",
    "Product",
    "Reading",
    "Refuse",
    "Region",
    "Rest",
    "Role",
    "Rule",
    "RuleValue",
    "SetAside",
    "Stage",
    "Status",
    "Table",
    "Text",
    "Texts",
    "Tie",
    "TieRule",
    "Unstated",
    "Vocabulary",
    "Window",
]
