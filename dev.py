#!/usr/bin/env python3
"""One command for everything a developer does: run, test, check, bench, tour, translate, lock. Standard library only.

python3 dev.py run [ARGS]        set up and start the window (without a display: play the tour)
python3 dev.py core [ARGS]       set up and start the engine without a window (quaychat-core)
python3 dev.py test [ARGS]       set up and run all tests (ARGS go to pytest)
python3 dev.py check             formatting, lint, types, layers, translations
python3 dev.py cover|mutate [MODULE…]   how well the critical modules are tested (tests/critical.py)
python3 dev.py tour [DIR]        drive the real window through its main job and save numbered pictures
python3 dev.py gallery DIR       draw every widget and window in its states (--all: in every combination)
python3 dev.py bench [NAME] [--size MESSAGES] [--json FILE]
python3 dev.py bundle            build the app's folder for this system into build/bundle, and look at it
python3 dev.py manifest ...      sign what an update server says (docs/updates.md)
python3 dev.py installer         build the bundle, and what people download of it into build/installer
python3 dev.py rehearse [DIR]    on Debian: build the Windows installer under wine, install, try, upgrade, uninstall
python3 dev.py translate         collect the texts of ui/ into resources/i18n and compile them
python3 dev.py lock              write the requirement locks anew
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

from resources.installer import building, workflows
from resources.installer.system import system_libraries

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
WINDOWS = sys.platform == "win32"
BIN = VENV / ("Scripts" if WINDOWS else "bin")
PYTHON = BIN / ("python.exe" if WINDOWS else "python")
OLDEST, NEWEST = (3, 11), (3, 13)
I18N = ROOT / "resources" / "i18n"
LOCKS = {"run": "requirements.lock", "dev": "requirements-dev.lock"}


def main(argv: list[str]) -> int:
    commands = {
        "run": run,
        "core": core,
        "test": test,
        "check": check,
        "cover": lambda args: critical("cover", args),
        "mutate": lambda args: critical("mutate", args),
        "tour": tour,
        "gallery": gallery,
        "bench": bench,
        "bundle": bundle,
        "installer": installer,
        "manifest": manifest,
        "rehearse": rehearse,
        "translate": translate,
        "lock": lock,
    }
    if not argv or argv[0] not in commands:
        print(__doc__)
        return 0 if argv and argv[0] in {"-h", "--help", "help"} else 2
    try:
        return commands[argv[0]](argv[1:])
    except subprocess.CalledProcessError as error:
        print(f"dev.py: this failed with exit code {error.returncode}: {_shown(error.cmd)}", file=sys.stderr)
        return error.returncode if 0 < error.returncode < 126 else 1
    except KeyboardInterrupt:
        return 130


# --- what a person asks for ------------------------------------------------------------------------------------------


def run(args: list[str]) -> int:
    install("run")
    system_libraries()
    if not has_display():
        print("No display here: playing the tour offscreen instead.")
        return tour([])
    return call(PYTHON, "-m", "ui.main", *args)


def core(args: list[str]) -> int:
    install("run")
    return call(PYTHON, "-m", "app", *args)


def test(args: list[str]) -> int:
    install("dev")
    system_libraries()
    environment = offscreen()
    environment.pop("DISPLAY", None)
    workers = [] if any(arg.startswith("-n") for arg in args) else ["-n", str(min(os.cpu_count() or 1, 4))]
    return call(PYTHON, "-m", "pytest", "-q", *workers, *args, env=environment)


def check(args: list[str]) -> int:
    install("dev")
    failed = []
    for name, command in {
        "format": ["ruff", "format", "--check", "."],
        "lint": ["ruff", "check", "."],
        "types": ["mypy"],
        "layers": ["importlinter.cli", "lint"],
    }.items():
        print(f"── {name}", flush=True)
        if name == "layers":
            code = call(PYTHON, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()")
        else:
            code = call(PYTHON, "-m", *command)
        if code:
            failed.append(name)
    print("── translations", flush=True)
    if not translations_are_complete():
        failed.append("translations")
    print("── workflows", flush=True)
    if not workflows.are_sound(ROOT, BIN):
        failed.append("workflows")
    print(f"checks that failed: {', '.join(failed)}" if failed else "all checks passed")
    return 1 if failed else 0


def critical(what: str, args: list[str]) -> int:
    install("dev")
    return call(PYTHON, "-m", "tests.critical", what, *args, env=offscreen())


def tour(args: list[str]) -> int:
    install("run")
    system_libraries()
    folder = Path(args[0]) if args else ROOT / "build" / "tour"
    code = call(PYTHON, "-m", "tests.e2e.tour", str(folder), env=offscreen())
    print(f"The pictures are in {folder}" if code == 0 else f"The tour failed; what it saw so far is in {folder}")
    return code


def gallery(args: list[str]) -> int:
    install("dev")
    system_libraries()
    return call(PYTHON, "-m", "tests.gallery", *args, env=offscreen())


def bench(args: list[str]) -> int:
    install("dev")
    system_libraries()
    return call(PYTHON, "-m", "bench", *args, env=offscreen())


def bundle(args: list[str]) -> int:
    """`--if-changed`: only if what it is made by has changed (see building.changed); then it is tested too."""
    if "--if-changed" in args and not building.changed(ROOT, os.environ.get("CI_BASE", "")):
        print("The bundle is made as before: nothing to build.")
        return 0
    install("run")
    system_libraries()
    building.bundle(ROOT, find_python())
    return building.self_test(ROOT, offscreen()) if "--if-changed" in args else 0


def installer(args: list[str]) -> int:
    """`--again`: of the bundle that is there already."""
    if "--again" not in args:
        bundle([])
    print(building.installer(ROOT))
    return 0


def manifest(args: list[str]) -> int:
    install("run")
    return call(PYTHON, "-m", "app.updates.sign", *args)


def rehearse(args: list[str]) -> int:
    """A job of its own: some minutes, and a machine that may get wine."""
    install("dev")
    system_libraries()
    return call(PYTHON, "-m", "tests.rehearsal", *args)


def translate(args: list[str]) -> int:
    install("run")
    sources = sorted(str(path.relative_to(ROOT)) for path in (ROOT / "ui").rglob("*.py"))
    for language in ("vi", "en"):
        plural = ["-pluralonly"] if language == "en" else []
        target = str((I18N / f"quaychat_{language}.ts").relative_to(ROOT))
        qt_tool("lupdate", *sources, "-no-obsolete", "-locations", "none", *plural, "-ts", target)
    compile_translations()
    return 0


def lock(args: list[str]) -> int:
    """Hashes and markers for every system, and no address: `pip install --require-hashes -r` takes the file."""
    install("dev")
    base = [str(PYTHON), "-m", "uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--no-header"]
    base += ["--no-annotate", "--python-version", "3.11", "--upgrade", "pyproject.toml"]
    base += ["--extra", "window", "--extra", "source"]
    subprocess.run([*base, "-o", LOCKS["run"]], cwd=ROOT, check=True)
    for extra, name in (("dev", LOCKS["dev"]), ("build", building.LOCK)):
        subprocess.run([*base, "--extra", extra, "-c", LOCKS["run"], "-o", name], cwd=ROOT, check=True)
    return 0


# --- setting up ------------------------------------------------------------------------------------------------------


def install(kind: str) -> None:
    """Bring the virtual environment up to the lock of this kind; nothing to do is done in a moment."""
    if not PYTHON.exists() or not works(PYTHON):
        base = find_python()
        print(f"Making a virtual environment with {base} …", flush=True)
        subprocess.run([str(base), "-m", "venv", "--clear", str(VENV)], check=True)
    stamp = VENV / f"installed-{kind}"
    wanted = fingerprint(kind)
    if not (stamp.exists() and stamp.read_text() == wanted):
        print("Installing what the app needs (once; some minutes on a slow line) …", flush=True)
        pip = [
            str(PYTHON),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--disable-pip-version-check",
            "--no-warn-script-location",
        ]
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / LOCKS[kind])], check=True)
        quietly([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
        stamp.write_text(wanted)
    compile_translations()
    # Where PYTHONDONTWRITEBYTECODE is set, Python would compile the app anew at each start: a third of its time.
    quietly([str(PYTHON), "-m", "compileall", "-q", "app", "ui", "resources", "bench"])


def fingerprint(kind: str) -> str:
    lock_file = (ROOT / LOCKS[kind]).read_bytes()
    return hashlib.sha256(lock_file + str(ROOT).encode() + b"1").hexdigest()


def find_python() -> str:
    """This interpreter when it fits, else a fitting one on the PATH."""
    if OLDEST <= sys.version_info[:2] <= NEWEST:
        return sys.executable
    for minor in range(NEWEST[1], OLDEST[1] - 1, -1):
        for name in (f"python3.{minor}", f"python{NEWEST[0]}.{minor}"):
            found = shutil.which(name)
            if found and works(Path(found)):
                return found
    raise SystemExit(
        f"Quầy Chat needs Python {OLDEST[0]}.{OLDEST[1]} to {NEWEST[0]}.{NEWEST[1]}; this is {sys.version.split()[0]}. "
        "Install one of those and run the same command with it."
    )


def works(python: Path) -> bool:
    try:
        done = subprocess.run([str(python), "-c", "import ssl, venv"], capture_output=True, timeout=60, check=False)
    except OSError:
        return False
    return done.returncode == 0


# --- texts -----------------------------------------------------------------------------------------------------------


def compile_translations() -> None:
    """Compile each .ts that is newer than its .qm."""
    for source in sorted(I18N.glob("*.ts")):
        target = source.with_suffix(".qm")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            fresh = target.with_suffix(".new")  # a running app has the old one mapped into its memory
            qt_tool("lrelease", "-silent", str(source), "-qm", str(fresh))
            fresh.replace(target)


def translations_are_complete() -> bool:
    """Every text of ui/ is in the .ts files, and every entry is translated. The files stay as they are."""
    sources = sorted(I18N.glob("*.ts"))
    before = {path: (path.read_bytes(), entries(path)) for path in sources}
    translate([])
    now = {path: entries(path) for path in sources}
    for path, (content, _) in before.items():
        path.write_bytes(content)
    compile_translations()
    complete = True
    for path, (_, had) in before.items():
        for context, text in sorted(now[path].keys() - had.keys()):
            print(f"{path.name}: not there yet: [{context}] {text}")
        for context, text in sorted(had.keys() - now[path].keys()):
            print(f"{path.name}: no longer in ui/: [{context}] {text}")
        unfinished = sorted(key for key, done in had.items() if not done)
        for context, text in unfinished:
            print(f"{path.name}: unfinished: [{context}] {text}")
        complete = complete and not unfinished and now[path].keys() == had.keys()
    if not complete:
        print("Run `python3 dev.py translate`, then translate what is new in resources/i18n.")
    return complete


def entries(path: Path) -> dict[tuple[str, str], bool]:
    """The texts of a .ts file by context, and whether each is translated."""
    found: dict[tuple[str, str], bool] = {}
    for context in ElementTree.parse(path).iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") != "unfinished"
            found[context.findtext("name", ""), message.findtext("source", "")] = done
    return found


def qt_tool(name: str, *args: str) -> None:
    tool = BIN / (f"pyside6-{name}.exe" if WINDOWS else f"pyside6-{name}")
    quietly([str(tool), *args])


# --- running ---------------------------------------------------------------------------------------------------------


def has_display() -> bool:
    if WINDOWS or sys.platform == "darwin":
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def offscreen() -> dict[str, str]:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_API": "pyside6", "PYTHONUTF8": "1"}
    if sys.platform.startswith("linux") and os.geteuid() == 0:
        environment["QTWEBENGINE_DISABLE_SANDBOX"] = "1"  # Chromium refuses to start as root otherwise
    return environment


def quietly(command: list[str]) -> None:
    """Run a tool whose chatter is of no use unless it fails."""
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", file=sys.stderr)
        raise SystemExit(f"dev.py: this failed: {_shown(command)}")


def call(*command: object, env: dict[str, str] | None = None) -> int:
    return subprocess.run([str(part) for part in command], cwd=ROOT, env=env, check=False).returncode


def _shown(command: object) -> str:
    return " ".join(map(str, command)) if isinstance(command, list) else str(command)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
