"""The rules of the house that no linter knows: mirrored tests, honest modules, a core without a screen."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path for folder in ("app", "ui") for path in (ROOT / folder).rglob("*.py"))
CORE = [path for path in MODULES if path.is_relative_to(ROOT / "app")]
SKIPPED_BY_MIRROR = {"__init__.py", "__main__.py"}
GENERATED = "migrations"


def _name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


@pytest.mark.parametrize("path", MODULES, ids=_name)
def test_each_module_says_in_one_sentence_what_it_is_for(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    assert docstring, f"{_name(path)} opens without saying what it is for"
    assert docstring.split("\n\n")[0].rstrip().endswith((".", ":", "?")), f"{_name(path)}: not a sentence"


@pytest.mark.parametrize("path", [p for p in CORE if p.name not in SKIPPED_BY_MIRROR], ids=_name)
def test_each_module_of_the_core_has_its_tests_where_one_looks_for_them(path: Path) -> None:
    if GENERATED in path.parts:
        pytest.skip("migrations are tested together in test_migrations.py")
    inside = path.relative_to(ROOT / "app")
    expected = ROOT / "tests" / "unit" / inside.with_name(f"test_{inside.name}")
    assert expected.exists(), f"{_name(path)} has no {expected.relative_to(ROOT)}"


def test_the_core_imports_without_qt() -> None:
    names = [_name(path) for path in CORE if path.name != "__main__.py" and GENERATED not in path.parts]
    blocked = ["PySide6", "shiboken6", "qasync", "qtawesome", "qtpy"]
    script = f"import sys, importlib\nsys.modules.update(dict.fromkeys({blocked!r}))\n" + "\n".join(
        f"importlib.import_module({name!r})" for name in names
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_models_know_qtcore_alone() -> None:
    for path in (ROOT / "ui" / "models").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6"):
                names = {alias.name for alias in node.names} if node.module == "PySide6" else set()
                assert node.module == "PySide6.QtCore" or names == {"QtCore"}, f"{_name(path)} imports {node.module}"
            if isinstance(node, ast.Import):
                assert not [a.name for a in node.names if a.name.startswith("PySide6") and a.name != "PySide6.QtCore"]


def test_only_the_browser_imports_webengine_and_only_the_loop_imports_qasync() -> None:
    for path in MODULES:
        text = path.read_text(encoding="utf-8")
        if path != ROOT / "ui" / "connect" / "browser.py":
            imports = [line for line in text.splitlines() if "QtWebEngine" in line and "import" in line.split("#")[0]]
            assert not [line for line in imports if line.startswith(("from PySide6", "import PySide6"))], _name(path)
        if path != ROOT / "ui" / "loop.py":
            assert "import qasync" not in text, _name(path)
            assert "from qasync" not in text, _name(path)


def test_no_nested_event_loop() -> None:
    """One `exec()` inside a coroutine makes asyncio lose another task's wake-up for good (docs/adr/0001-pins.md).

    The bottom loop of ui/main.py turns before there is asyncio."""
    for path in MODULES:
        if not path.is_relative_to(ROOT / "ui") or path == ROOT / "ui" / "main.py":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in {"exec", "exec_", "processEvents"}, f"{_name(path)}:{node.lineno}"


def test_no_colour_outside_the_theme() -> None:
    for path in MODULES:
        if not path.is_relative_to(ROOT / "ui") or path.is_relative_to(ROOT / "ui" / "theme"):
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) in {4, 7, 9}:
                is_colour = node.value[0] == "#" and all(c in "0123456789abcdefABCDEF" for c in node.value[1:])
                assert not is_colour, f"{_name(path)}:{node.lineno} {node.value}"
