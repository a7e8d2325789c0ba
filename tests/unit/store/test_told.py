"""What was told is not told again at the same place; what ends and begins anew is."""

from app.store import told
from app.store.work import Session


def test_each_thing_is_told_once_a_place_and_a_kind(session: Session) -> None:
    assert told.note(session, "pc-1", "unclaimed", {"a": 1, "b": 1}) == ["a", "b"]
    assert told.note(session, "pc-1", "unclaimed", {"a": 1, "b": 1, "c": 1}) == ["c"]
    assert told.note(session, "pc-2", "unclaimed", {"a": 1}) == ["a"]
    assert told.note(session, "pc-1", "nobody_left", {"a": 1}) == ["a"]


def test_what_begins_anew_is_told_anew(session: Session) -> None:
    told.note(session, "pc-1", "unclaimed", {"a": 1})
    assert told.news(session, "pc-1", "unclaimed", {"a": 2}) == ["a"]
    assert told.note(session, "pc-1", "unclaimed", {"a": 2}) == ["a"], "asking alone notes nothing"
    told.note(session, "pc-1", "unclaimed", {})
    assert told.note(session, "pc-1", "unclaimed", {"a": 2}) == ["a"], "it had ended in between"


def test_it_is_known_whether_there_is_anything_to_note(session: Session) -> None:
    assert not told.outdated(session, "pc-1", "unclaimed", {})
    assert told.outdated(session, "pc-1", "unclaimed", {"a": 1})
    told.note(session, "pc-1", "unclaimed", {"a": 1})
    assert not told.outdated(session, "pc-1", "unclaimed", {"a": 1})
    assert told.outdated(session, "pc-1", "unclaimed", {})
