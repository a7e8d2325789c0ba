"""Small values that synchronisation keeps by name."""

from app.store import sync_state
from app.store.work import Session
from tests.fakes.history import OA, OTHER_OA


def test_values_come_back_by_oa_and_name(session: Session) -> None:
    assert sync_state.get(session, OA, "paging") is None
    assert sync_state.get(session, OA, "paging", False) is False
    sync_state.set(session, OA, "paging", {"works": True, "names": ["ế"]})
    sync_state.set(session, OTHER_OA, "paging", 7)
    assert sync_state.get(session, OA, "paging") == {"works": True, "names": ["ế"]}
    sync_state.set(session, OA, "paging", [1])
    assert sync_state.get(session, OA, "paging") == [1]
    assert sync_state.get(session, OTHER_OA, "paging") == 7
    sync_state.set(session, OA, "paging", None)
    assert sync_state.get(session, OA, "paging", "none") == "none"
