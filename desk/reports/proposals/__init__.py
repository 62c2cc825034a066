"""Persons who would close the gaps of a notice's tests, as they are shown and as a file of scenarios."""
