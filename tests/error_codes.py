"""Every error code that the core can raise, store or show, read from its source: no list of ours can fall behind."""

import ast
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from app.zalo.codes import API_CODES, LOGIN_CODES, Act

APP = Path(__file__).resolve().parent.parent / "app"
CLASSES = {
    "Transient": "Transient",
    "RateLimited": "RateLimited",
    "NeedsUser": "NeedsUser",
    "WrongPlace": "NeedsUser",
    "TokenRefused": "NeedsUser",
    "TooLarge": "Transient",
    "Rejected": "Rejected",
    "StorageFailure": "StorageFailure",
}
ACTS = {
    Act.WAIT: "Transient",
    Act.MAYBE: "Transient",
    Act.MINUTE: "RateLimited",
    Act.MORNING: "RateLimited",
    Act.RENEW: "NeedsUser",
    Act.USER: "NeedsUser",
    Act.PLACE: "NeedsUser",
    Act.REJECT: "Rejected",
}
NOTES = frozenset({"hold", "fail", "unknown", "requeue", "set_problem", "_flag"})
"""Methods, and functions called by their module, that write a code down for a person to read: an outbox item's reason,
a connection's problem. A status is a value, `OaStatus`."""


def raised() -> dict[str, set[str]]:
    """Codes by the name of the class that carries them; those of `app/cli` alone are under "cli"."""
    found: dict[str, set[str]] = defaultdict(set)
    for meaning in (*API_CODES.values(), *LOGIN_CODES.values()):
        found[ACTS[meaning.act]] |= {meaning.code, *meaning.by_call.values()}
    for path, tree in _modules():
        of_cli = path.is_relative_to(APP / "cli")
        for kind, code in (*_calls(tree), *_tables(tree)):
            found["cli" if of_cli else kind].add(code)
    found["cli"] -= set().union(*(codes for kind, codes in found.items() if kind != "cli"))
    return found


def raised_by_window() -> set[str]:
    """What the window itself refuses."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in sorted((APP.parent / "ui").rglob("*.py")))
    return {code for tree in trees for _, code in _calls(tree)}


def noted() -> set[str]:
    """Codes that are written down: reasons, problems, statuses."""
    found: set[str] = set()
    for _, tree in _modules():
        known = _constants(tree)
        for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
            writes = isinstance(call.func, ast.Attribute) and call.func.attr in NOTES
            given = list(call.args) if writes or _name(call.func) == "OaStatus" else []
            given += [keyword.value for keyword in call.keywords if keyword.arg == "reason"]
            found |= {text for one in given for text in _texts(one, known)}
    return {code for code in found if code and code.replace("_", "").isalpha()}


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(APP.rglob("*.py")):
        if not any(path.is_relative_to(APP / other) for other in ("practice", "store/migrations")):
            yield path, ast.parse(path.read_text(encoding="utf-8"))


def _calls(tree: ast.Module) -> Iterator[tuple[str, str]]:
    known = _constants(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in CLASSES:
            given = node.args[1:2] if _name(node.func) == "RateLimited" else node.args[:1]
            for text in (text for one in given for text in _texts(one, known)):
                yield CLASSES[_name(node.func)], text
        elif isinstance(node, ast.ClassDef) and node.name in CLASSES:
            for call in (inner for inner in ast.walk(node) if isinstance(inner, ast.Call)):
                if _name(call.func) == "__init__" and call.args and node.name != "RateLimited":
                    yield from ((CLASSES[node.name], text) for text in _texts(call.args[0], known))
    yield "RateLimited", "rate_limited"


def _tables(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The disk's errors, by number."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Dict) and any(_name(key) == "ENOSPC" for key in node.keys if key is not None):
            yield from (("StorageFailure", text) for value in node.values for text in _texts(value, {}))


def _constants(tree: ast.Module) -> dict[str, str]:
    """Names that stand for one text anywhere in the module: constants, and `code = "a" if … else "b"`."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            texts = set(_texts(node.value, {})) if isinstance(node.value, ast.Constant | ast.IfExp) else set()
            found |= {node.targets[0].id: " ".join(sorted(texts))} if texts else {}
    return found


def _texts(node: ast.expr, known: dict[str, str]) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from (*_texts(node.body, known), *_texts(node.orelse, known))
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.Name):
        yield from known.get(node.id, "").split()


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
