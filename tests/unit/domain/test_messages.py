"""The values of a message: frozen, comparable, and without anything that a kind doesn't use."""

from dataclasses import FrozenInstanceError

import pytest

from app.domain.ids import RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind


def test_equal_rows_are_equal_and_can_be_kept_in_a_set() -> None:
    rows = {HistoryRow(RemoteId("a"), UserId("1"), Direction.IN, 5, Body(Kind.TEXT, "chào")) for _ in range(2)}
    assert len(rows) == 1


def test_a_value_does_not_change() -> None:
    body = Body(Kind.TEXT, "chào")
    with pytest.raises(FrozenInstanceError):
        body.text = "khác"  # type: ignore[misc]


def test_a_kind_reads_back_from_its_stored_text() -> None:
    assert all(Kind(str(kind)) is kind for kind in Kind)
    assert Body(Kind.STICKER).links == ()
