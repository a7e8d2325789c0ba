"""The values of a connection, as they are stored and read back."""

from app.domain.connections import ChatRight, Connection, ConnectionState, Health, OaStatus, Permission
from app.domain.ids import AppId, OaId
from app.domain.messages import OaProfile


def test_states_read_back_from_their_stored_text() -> None:
    for kind in (ConnectionState, ChatRight, Permission, Health):
        assert all(kind(str(value)) is value for value in kind)


def test_a_new_connection_lacks_nothing_and_has_no_problem() -> None:
    oa = OaId("3000000000000000001")
    made = Connection(oa, AppId("1"), OaProfile(oa, "Tiệm Thử"), ConnectionState.UNCONFIGURED, ChatRight.NONE, 5, 0)
    assert made.missing == ()
    assert not made.problem


def test_a_status_can_be_compared_to_tell_whether_it_changed() -> None:
    oa = OaId("1")
    assert OaStatus(oa, Health.PAUSED, 5, "wrong_place") == OaStatus(oa, Health.PAUSED, 5, "wrong_place")
    assert OaStatus(oa, Health.PAUSED, 5, "wrong_place") != OaStatus(oa, Health.PAUSED, 5, "login_again")
