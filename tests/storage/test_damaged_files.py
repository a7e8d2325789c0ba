"""Hundreds of damaged files: none brings the interpreter down, none is read wrongly, none is changed by being looked
at."""

import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from app.store import engine as engines
from tests.fakes.seeds import FIRST
from tests.storage.damage import DAMAGES
from tests.storage.reading import outcome
from tests.storage.transactions import KINDS, shop

ROOT = Path(__file__).resolve().parents[2]
FILES = 300
TOLD = {"damaged", "key_wrong"}
"""With its first bytes gone nobody can tell damage from another key."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("whole") / "quaychat.db"
    engine = shop(path)
    engines.tidy(engine)
    engine.dispose()
    return path


@pytest.mark.parametrize("count", [FILES, pytest.param(3_000, marks=[pytest.mark.nightly, pytest.mark.timeout(3_000)])])
def test_damage_is_noticed_and_nothing_is_made_worse(whole: Path, tmp_path: Path, count: int) -> None:
    content, good = whole.read_bytes(), outcome(whole)
    chance = random.Random(FIRST)
    files = [tmp_path / f"{number}.db" for number in range(count)]
    for number, file in enumerate(files):
        broken = bytearray(content)
        DAMAGES[number % len(DAMAGES)](broken, chance)
        file.write_bytes(broken)
    before = [file.read_bytes() for file in files]
    for file, found, was in zip(files, _outcomes(files), before, strict=True):
        assert found in TOLD or found == good, f"seed {FIRST}: {file.name}: {found}"
        if found in TOLD:
            assert file.read_bytes() == was


def test_a_damaged_log_gives_the_state_before_or_after_its_last_write(whole: Path, tmp_path: Path) -> None:
    """What is not whole in the log counts as not written."""
    path = tmp_path / "quaychat.db"
    shutil.copyfile(whole, path)
    before = outcome(path)
    engine = engines.sqlite_engine(path, bytes(range(32)))
    with engine.begin() as session:
        KINDS["a page of history"](session)
    log = path.with_name(f"{path.name}-wal")
    written, main = log.read_bytes(), path.read_bytes()
    engine.dispose()
    chance = random.Random(FIRST)
    files = [tmp_path / f"{number}.db" for number in range(16)]
    for number, file in enumerate(files):
        broken = bytearray(written)
        DAMAGES[number % len(DAMAGES)](broken, chance)
        file.write_bytes(main)
        file.with_name(f"{file.name}-wal").write_bytes(broken)
    path.write_bytes(main)
    log.write_bytes(written)
    after = outcome(path)
    assert after != before
    assert set(_outcomes(files)) <= {before, after} | TOLD


def _outcomes(files: list[Path]) -> list[str]:
    command = [sys.executable, "-X", "faulthandler", "-m", "tests.storage.reading", *map(str, files)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()
