"""How well the modules are tested in which a mistake costs a shop an order: `[tool.quaychat.critical]` in
pyproject.toml lists them, each with its tests.

python3 dev.py cover [MODULE…]     branch coverage by their unit tests; fails where it is below 95 %
python3 dev.py mutate [MODULE…]    changes one thing at a time (mutmut), and fails where tests notice less than 85 %

MODULE is a part of a path, as `outbox` or `sharing/deal`; without one all are taken. What each change did is in
build/mutation.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
OUT = ROOT / "build" / "mutation"
COVERED, KILLED = 95.0, 85.0
QUICK = (
    *("-q", "-x", "-p", "no:randomly", "-p", "no:cacheprovider", "--hypothesis-profile=quick"),
    *("-p", "tests.fakes.mutation", "-k", "not [postgresql and not [stored"),
    *("--timeout=20", "--timeout-method=thread"),
)
"""The first test that fails is enough; the same statements go to both kinds of database, and what is decided on bare
values is decided the same on stored ones. mutmut forks a process that has run the tests before: what this one has
compiled is forgotten, or a change of how a statement is built would never be tried. A change that makes a loop run
without end is noticed by the time of one test; by a thread, since a task would keep what a signal raises to itself."""
MEMORY = 4 << 30
"""What such a loop may fill before it fails."""
WORDS_OF_THE_LOG = r"^\s*log\.\w+\("
"""Lines that are not changed: in which words the log says it is no behaviour; what it may not say has its own tests."""
SURVIVED = "survived"


@dataclass(frozen=True, slots=True)
class Module:
    """`subject` is what it belongs to: outbox, tokens, polling, sharing, import."""

    path: str
    subject: str
    tests: tuple[str, ...]

    @property
    def slug(self) -> str:
        return self.path.removeprefix("app/").removesuffix(".py").replace("/", "-")


def modules(wanted: list[str]) -> list[Module]:
    """Those whose path has one of the words `wanted`, or all."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    listed: dict[str, dict[str, list[str]]] = project["tool"]["quaychat"]["critical"]
    found = [
        Module(path, subject, (own_test(path), *also))
        for subject, paths in listed.items()
        for path, also in paths.items()
    ]
    return [one for one in found if not wanted or any(word in one.path for word in wanted)]


def own_test(path: str) -> str:
    parts = PurePosixPath(path).parts
    return str(PurePosixPath("tests", "unit", *parts[1:-1], f"test_{parts[-1]}"))


# --- coverage --------------------------------------------------------------------------------------------------------


def cover(wanted: list[str]) -> int:
    chosen = modules(wanted)
    tests = sorted({test for one in chosen for test in one.tests})
    OUT.parent.mkdir(exist_ok=True)
    data, report = OUT.parent / ".coverage", OUT.parent / "coverage.json"
    base = [sys.executable, "-m", "coverage"]
    kept = [f"--data-file={data}", f"--include={','.join(one.path for one in chosen)}"]
    failed = _call(*base, "run", "--branch", *kept, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    if failed:
        return failed
    _call(*base, "json", "-q", *kept, "-o", str(report))
    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    poor = [one for one in chosen if _told(one, files.get(one.path)) < COVERED]
    print(f"below {COVERED:.0f} %: {', '.join(one.path for one in poor)}" if poor else f"all at least {COVERED:.0f} %")
    return 1 if poor else 0


def _told(module: Module, file: dict[str, Any] | None) -> float:
    """Prints a line about it; answers how many percent are covered."""
    if file is None:
        print(f"{module.path:45} never imported")
        return 0.0
    missing = [*map(str, file["missing_lines"]), *(f"{a}->{b}" for a, b in file["missing_branches"])]
    percent: float = file["summary"]["percent_covered"]
    print(f"{module.path:45} {percent:6.1f} %  {', '.join(missing)}")
    return percent


# --- mutation --------------------------------------------------------------------------------------------------------


def mutate(wanted: list[str]) -> int:
    poor = []
    for one in modules(wanted):
        result = _mutated(one)
        percent = 100 * result["killed"] / max(result["mutants"], 1)
        print(f"{one.path:45} {result['killed']:4} of {result['mutants']:4} noticed: {percent:5.1f} %", flush=True)
        if percent < KILLED:
            poor.append(one.path)
    print(f"below {KILLED:.0f} %: {', '.join(poor)}" if poor else f"all at least {KILLED:.0f} %")
    return 1 if poor else 0


def _mutated(module: Module) -> dict[str, Any]:
    """mutmut works in a folder of its own, in which only this module is changed and only its tests are run."""
    ground = OUT / module.slug
    _lay_out(ground, module)
    said = ground / "mutmut.log"
    with said.open("w", encoding="utf-8") as log:
        command = [sys.executable, "-m", "mutmut", "run", "--max-children", str(max(1, (os.cpu_count() or 2) // 2))]
        done = subprocess.run(command, cwd=ground, stdout=log, stderr=log, check=False, preexec_fn=_bounded)
    states = _states(ground)
    if done.returncode or not states:
        raise SystemExit(f"mutmut failed on {module.path}: see {said}")
    survived = {name: _difference(ground, name) for name, state in states.items() if state == SURVIVED}
    result = {
        "module": module.path,
        "subject": module.subject,
        "date": date.today().isoformat(),
        "mutants": len(states),
        "killed": sum(state in {"killed", "timeout", "segfault", "suspicious"} for state in states.values()),
        "untested": [name for name, state in states.items() if state == "no tests"],
        SURVIVED: survived,
    }
    (OUT / f"{module.slug}.json").write_text(json.dumps(result, ensure_ascii=False, indent=1), encoding="utf-8")
    shutil.rmtree(ground / "mutants")
    return result


def _bounded() -> None:
    import resource  # not on Windows, nor is mutmut

    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def _lay_out(ground: Path, module: Module) -> None:
    shutil.rmtree(ground, ignore_errors=True)
    ground.mkdir(parents=True)
    for name in ("app", "tests", "resources"):
        (ground / name).symlink_to(ROOT / name, target_is_directory=True)
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    settings = {
        "source_paths": ["app"],
        "only_mutate": [module.path],
        "also_copy": ["resources"],
        "do_not_mutate_patterns": [WORDS_OF_THE_LOG],
        "pytest_add_cli_args": list(QUICK),
        "pytest_add_cli_args_test_selection": list(module.tests),
    }
    lines = (f"{name} = {json.dumps(value)}" for name, value in settings.items())
    (ground / "pyproject.toml").write_text("\n".join((project, "[tool.mutmut]", *lines, "")), encoding="utf-8")


def _states(ground: Path) -> dict[str, str]:
    """What became of each mutant."""
    told = _mutmut(ground, "results", "--all", "True")
    pairs = (line.strip().rpartition(": ") for line in told.splitlines() if "__mutmut_" in line)
    return {name: state for name, _, state in pairs}


def _difference(ground: Path, name: str) -> list[str]:
    lines = _mutmut(ground, "show", name).splitlines()
    return [line for line in lines if line[:1] in "-+" and line[:3] not in {"---", "+++"}]


def _mutmut(ground: Path, *args: str) -> str:
    command = [sys.executable, "-m", "mutmut", *args]
    return subprocess.run(command, cwd=ground, capture_output=True, text=True, check=True).stdout


def _call(*command: str) -> int:
    return subprocess.run(command, cwd=ROOT, env={**os.environ, "PYTHONUTF8": "1"}, check=False).returncode


if __name__ == "__main__":
    sys.exit({"cover": cover, "mutate": mutate}[sys.argv[1]](sys.argv[2:]))
