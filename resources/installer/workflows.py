"""Looks at the workflows and the scripts they call, as `dev.py check` does. Standard library only; the tools are a
developer's, and there on Linux."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path


def commands(root: Path, tools: Path) -> Iterator[list[str]]:
    """Grammar, then what is said to whom, then what could be misused; nothing of it asks the network."""
    flows = [str(path) for path in sorted((root / ".github" / "workflows").glob("*.yml"))]
    scripts = [str(path) for path in sorted((root / "resources" / "installer").rglob("*.sh"))]
    scripts += [str(root / ".ci" / "run")]
    yield [str(tools / "actionlint"), *flows]
    schema = [str(tools / "check-jsonschema"), "--quiet", "--builtin-schema"]
    yield [*schema, "vendor.github-workflows", *flows]
    yield [*schema, "vendor.dependabot", str(root / ".github" / "dependabot.yml")]
    yield [str(tools / "zizmor"), "--offline", "--quiet", "--no-progress", str(root / ".github")]
    yield [str(tools / "shellcheck"), *scripts]


def are_sound(root: Path, tools: Path) -> bool:
    """Says what isn't. True where the tools are not: they are looked at on Linux."""
    if not sys.platform.startswith("linux"):
        return True
    path = f"{tools}{os.pathsep}{os.environ.get('PATH', '')}"  # actionlint calls shellcheck
    done = [subprocess.run(one, env={**os.environ, "PATH": path}, check=False) for one in commands(root, tools)]
    return all(one.returncode == 0 for one in done)
