"""Whoever sits at the screen is named in each use case that the window calls: none falls back on the owner."""

import ast
import inspect
import typing
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Core
from app.practice.server import PracticeServer

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted((ROOT / "ui").rglob("*.py"))


def _services() -> dict[str, type]:
    return typing.get_type_hints(Core, localns={"PracticeServer": PracticeServer})


def _use_cases() -> dict[str, dict[str, int]]:
    """The core's services by their names in it; of each, where its methods take the acting person."""
    found: dict[str, dict[str, int]] = {}
    for name, kind in _services().items():
        for method, function in inspect.getmembers(kind, inspect.isfunction):
            names = list(inspect.signature(function).parameters)
            if "by" in names and not method.startswith("_"):
                found.setdefault(name, {})[method] = names.index("by") - 1
    return found


USE_CASES = _use_cases()


def _takers(trees: dict[Path, ast.Module]) -> dict[str, int]:
    """Classes and functions of ui/ that want to be told who acts, and in which place."""
    found = {}
    for tree in trees.values():
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                made = next((n for n in node.body if isinstance(n, ast.FunctionDef) and n.name == "__init__"), None)
                place = None if made is None else _place(made)
                if place is not None:
                    found[node.name] = place - 1
    return found


def _place(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int | None:
    names = [one.arg for one in (*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs)]
    return names.index("by") if "by" in names else None


def _forgetful(tree: ast.Module, takers: dict[str, int]) -> Iterator[str]:
    own = _own_parts(tree)
    calls = {id(node.func): node for node in ast.walk(tree) if isinstance(node, ast.Call)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute):
            part = ast.unparse(node.value)
            place = None if part in own else USE_CASES.get(_last(node.value), {}).get(node.attr)
        elif isinstance(node, ast.Name) and id(node) in calls:
            place = takers.get(node.id)
        else:
            continue
        if place is not None and not _told(calls.get(id(node)), place):
            yield f"{node.lineno}: {ast.unparse(node)}"


def _own_parts(tree: ast.Module) -> set[str]:
    """`self.photos = PhotoActions(…)` is a part of a widget, not the core's."""
    made = (node for node in ast.walk(tree) if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call))
    return {ast.unparse(target) for node in made for target in node.targets}


def _last(node: ast.expr) -> str:
    name = node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
    return name.removeprefix("_")


def _told(call: ast.Call | None, place: int) -> bool:
    return call is not None and (len(call.args) > place or any(word.arg == "by" for word in call.keywords))


@pytest.fixture(scope="module")
def trees() -> dict[Path, ast.Module]:
    return {path: ast.parse(path.read_text(encoding="utf-8")) for path in MODULES}


def test_no_call_of_a_use_case_forgets_who_acts(trees: dict[Path, ast.Module]) -> None:
    takers = _takers(trees)
    forgetful = [f"{path.relative_to(ROOT)}:{one}" for path, tree in trees.items() for one in _forgetful(tree, takers)]
    assert not forgetful, "\n".join(forgetful)


def test_what_models_read_from_is_told_who_acts(trees: dict[Path, ast.Module]) -> None:
    """Their protocols are the services' shape; with `by` in them, and no default, the type checker sees to the rest."""
    silent = [
        f"{path.relative_to(ROOT)}:{function.lineno}: {node.name}.{function.name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(_last(base) == "Protocol" for base in node.bases)
        for function in node.body
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        and function.name in _served(node)
        and _place(function) is None
    ]
    assert not silent, "\n".join(silent)


def _served(protocol: ast.ClassDef) -> set[str]:
    """The use cases of the services that have all methods of this protocol."""
    wanted = {node.name for node in protocol.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    fitting = [name for name, kind in _services().items() if all(callable(getattr(kind, one, None)) for one in wanted)]
    return {method for name in fitting if wanted for method in USE_CASES.get(name, {})}


def test_a_forgetful_call_is_found() -> None:
    tree = ast.parse("await self._core.inbox.row(cid)\nPanel(core)\nself._inbox.row(cid, by)\nPanel(core, by=by)")
    assert sorted(_forgetful(tree, {"Panel": 1})) == ["1: self._core.inbox.row", "2: Panel"]


def test_services_are_passed_on_under_the_names_they_have_in_the_core(trees: dict[Path, ast.Module]) -> None:
    """Under another name a forgetful call would not be found."""
    kinds = {kind.__name__: name for name, kind in _services().items() if name in USE_CASES}
    for path, tree in trees.items():
        for node in ast.walk(tree):
            if isinstance(node, ast.arg) and node.annotation is not None:
                kind = ast.unparse(node.annotation).strip('"')
                if kind in kinds:
                    assert node.arg.removeprefix("_") == kinds[kind], f"{path.relative_to(ROOT)}:{node.lineno}"
