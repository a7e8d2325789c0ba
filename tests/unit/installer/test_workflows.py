"""The workflows: pinned, with the least rights, and looked at by tools that find what is wrong in them."""

import re
import shutil
import sys
from pathlib import Path

import pytest

from resources.installer import workflows

ROOT = Path(__file__).resolve().parents[3]
TOOLS = Path(sys.executable).parent
FLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.stem)
def test_actions_are_pinned_by_their_hash_and_say_which_version_that_is(flow: Path) -> None:
    used = re.findall(r"uses: (.*)", flow.read_text(encoding="utf-8"))
    assert used
    for one in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one), one


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.stem)
def test_nothing_is_allowed_unless_a_job_asks_for_it(flow: Path) -> None:
    assert "\npermissions: {}\n" in flow.read_text(encoding="utf-8")


def test_each_script_of_ours_that_a_workflow_calls_is_there() -> None:
    text = "".join(flow.read_text(encoding="utf-8") for flow in FLOWS)
    called = set(re.findall(r"resources/installer/[\w/]+\.(?:sh|ps1)", text))
    assert len(called) >= 2
    for one in called:
        assert (ROOT / one).is_file(), one
    for module in set(re.findall(r"-m (resources\.[\w.]+)", text)):
        assert (ROOT / f"{module.replace('.', '/')}.py").is_file(), module


@pytest.mark.skipif(shutil.which("zizmor", path=str(TOOLS)) is None, reason="the tools are a developer's, on Linux")
def test_a_workflow_that_runs_what_strangers_write_is_found(tmp_path: Path) -> None:
    shutil.copytree(ROOT / ".github", tmp_path / ".github")
    (tmp_path / ".ci").mkdir()
    shutil.copy(ROOT / ".ci" / "run", tmp_path / ".ci" / "run")
    assert workflows.are_sound(tmp_path, TOOLS)
    flow = tmp_path / ".github" / "workflows" / "checks.yml"
    text = flow.read_text(encoding="utf-8")
    flow.write_text(
        text.replace("python dev.py check", "echo ${{ github.event.pull_request.title }}"), encoding="utf-8"
    )
    assert not workflows.are_sound(tmp_path, TOOLS)
