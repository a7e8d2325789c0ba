"""The app and an independent clerk agree after every step of random histories: on the bare decisions for very many,
and through ingest, use cases, loop and a real file for as many as time allows."""

import asyncio
from pathlib import Path

import pytest

from app.store.opening import open_engine
from tests.model.bare import BareFloor
from tests.model.floor import KEY, Floor
from tests.model.histories import OAS, Play

STEPS = 30
PART = 500


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty shop's file, to be copied."""
    path = tmp_path_factory.mktemp("model") / "template.db"
    engine = open_engine(path, KEY)
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    engine.dispose()
    return path


def play(seeds: range, template: Path, folder: Path) -> None:
    for seed in seeds:
        asyncio.run(Play(seed, Floor(template, folder / f"{seed}.db", OAS)).run(STEPS))
        for path in folder.glob(f"{seed}.db*"):
            path.unlink()


def test_bare_decisions() -> None:
    for seed in range(200):
        asyncio.run(Play(seed, BareFloor()).run(STEPS))


def test_the_whole_shop(template: Path, tmp_path: Path) -> None:
    play(range(12), template, tmp_path)


@pytest.mark.long
@pytest.mark.timeout(3_600)
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_histories_of_bare_decisions(part: int) -> None:
    for seed in range(part * PART, (part + 1) * PART):
        asyncio.run(Play(seed, BareFloor()).run(STEPS))


@pytest.mark.long
@pytest.mark.timeout(14_400)
@pytest.mark.parametrize("part", range(20))
def test_ten_thousand_histories_of_the_whole_shop(template: Path, tmp_path: Path, part: int) -> None:
    play(range(part * PART, (part + 1) * PART), template, tmp_path)
