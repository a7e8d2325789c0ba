"""With no network at all: in a namespace that has not even the loopback up, a rule is made, tried, saved, edited and
deleted. Where the system allows no such namespace, `no_network` of every test must do."""

import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LIFE = "tests/ui/rules/test_life.py"
pytestmark = pytest.mark.e2e


def alone() -> list[str]:
    """What goes before a command that is to have no network; nothing where that is not allowed."""
    unshare = shutil.which("unshare")
    if unshare is None:
        return []
    for flags in (["--net"], ["--user", "--map-root-user", "--net"]):
        if subprocess.run([unshare, *flags, "true"], capture_output=True, check=False).returncode == 0:
            return [unshare, *flags]
    return []


def test_the_life_of_a_rule_needs_no_network() -> None:
    before = alone()
    if not before:
        pytest.skip("no network namespaces here; every test runs without a network anyway")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
        reach = [sys.executable, "-c", f"import socket; socket.create_connection(('127.0.0.1', {port}), 1)"]
        assert subprocess.run(reach, capture_output=True, check=False).returncode == 0
        assert subprocess.run([*before, *reach], capture_output=True, check=False).returncode != 0, "not alone"
    command = [*before, sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", LIFE]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-3000:]
    assert "1 passed" in done.stdout
