"""The window: a thin, replaceable skin over the core, and the only importer of PySide6."""
