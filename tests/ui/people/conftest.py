"""People on a real database, and their dialogs."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.fakes.people_core import PeopleCore


@pytest.fixture
def core(tmp_path: Path, loop: object) -> Iterator[PeopleCore]:
    made = PeopleCore.open(tmp_path)
    yield made
    made.close()
