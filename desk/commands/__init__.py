"""The subcommands of `pol`, one module each; `command(language)` builds it.

Heavy libraries are imported when a command runs, not before.
"""
