"""The ground is a value: nobody can swap a part of it while others stand on it."""

from dataclasses import FrozenInstanceError

import pytest

from app.services.ground import Ground


@pytest.mark.asyncio
async def test_it_is_frozen(ground: Ground) -> None:
    with pytest.raises(FrozenInstanceError):
        ground.holder = "another"  # type: ignore[misc]
