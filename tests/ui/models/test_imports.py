"""Models know no widget: they import nothing of PySide6 but QtCore."""

import ast
from pathlib import Path

import pytest

import ui.models

FILES = sorted(Path(ui.models.__file__).parent.glob("*.py"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_only_qtcore(path: Path) -> None:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""]
        assert not [name for name in names if name.startswith("PySide6") and name != "PySide6.QtCore"]
