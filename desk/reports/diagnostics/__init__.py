"""Findings: at a terminal, for other programs, for a build server."""
