"""The reference evaluator: a policy is turned once into closures, then applied to persons. Plain before fast."""

from .assess import Assessor
from .situation import Facts

__all__ = ["Assessor", "Facts"]
