"""Beginning a rule file from a notice's clauses: what each is about, and a statement that may say it."""

from .begun import Begun, Former, begun, begun_like
from .header import NoticeFacts, notice_facts, region_named
from .matching import Entry

__all__ = ["Begun", "Entry", "Former", "NoticeFacts", "begun", "begun_like", "notice_facts", "region_named"]
