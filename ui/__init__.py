"""The window: a thin, replaceable skin over the core, and the only importer of PySide6."""

import builtins

import PySide6.QtCore  # noqa: F401  # puts its own __import__ in place

# PySide6 reads the source of every module that is imported after it, in search of its `from __feature__ import …`. We
# have none, and it costs a fifth of the start and keeps 30 MB of source lines in memory.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
