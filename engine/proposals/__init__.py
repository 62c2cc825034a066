"""Proposals (提议): persons who would close the gaps of a notice's tests, for an officer to look at and accept."""

from .accepting import Mark, accepted, marks
from .persons import usual_facts
from .propose import NotMet, Proposal, Proposed, propose

__all__ = ["Mark", "NotMet", "Proposal", "Proposed", "accepted", "marks", "propose", "usual_facts"]
