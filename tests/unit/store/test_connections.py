"""Connections: kept whole, their secrets sealed to their place, and erased without a trace."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from app.crypto import Sealer
from app.domain.connections import ChatRight, Connection, ConnectionState, Permission, ZaloApp
from app.domain.customers import Field
from app.domain.ids import OWNER, AppId, ConversationId, MediaKey
from app.domain.messages import Body, Gap, GapReason, Kind, OaProfile
from app.domain.outbox import Attachment, Draft
from app.domain.reactions import Icon
from app.errors import StorageFailure
from app.store import connections, conversations, customer_edits, media, messages, notes, outbox, reactions, sync_state
from app.store.connections import TokenPair
from app.store.ingest import ingest
from app.store.tables import connections as table
from app.store.tables import zalo_apps
from app.store.work import Session
from tests.fakes.dump import dump
from tests.fakes.history import AN, OA, OTHER_OA, T0, TALK, said

SEALER = Sealer(bytes(32))
APP = ZaloApp(AppId("4000000000000000001"), "https://shop.vn/zalo")
PAIR = TokenPair("access-token", "refresh-token", T0 + 90_000_000, T0)
CONNECTION = Connection(
    OA,
    APP.app_id,
    OaProfile(OA, "Tiệm Thử", "https://a/1", True, "Tăng trưởng", "13/12/2026", 5),
    ConnectionState.CONNECTED,
    ChatRight.ONLY_ME,
    T0,
    T0 + 1,
    (Permission.MESSAGES, Permission.SEND),
    "wrong_place",
    T0 + 2,
)


def test_the_shops_app_is_the_one_saved_last(session: Session) -> None:
    assert connections.app(session) is None
    connections.save_app(session, SEALER, APP, "first secret")
    other = ZaloApp(AppId("4000000000000000002"), "https://x")
    connections.save_app(session, SEALER, other, "other secret")
    assert connections.app(session) == other
    assert connections.app(session, APP.app_id) == APP
    connections.save_app(session, SEALER, replace(APP, redirect_uri="https://new"), "second secret")
    assert connections.app(session) == replace(APP, redirect_uri="https://new")
    assert connections.secret(session, SEALER, APP.app_id) == "second secret"
    assert connections.secret(session, SEALER, AppId("9")) == ""


def test_secrets_do_not_lie_in_the_tables(session: Session) -> None:
    connections.save_app(session, SEALER, APP, "app-secret")
    connections.save_connection(session, CONNECTION)
    connections.save_tokens(session, SEALER, OA, PAIR)
    content = str(dump(session)).encode()
    for word in (b"app-secret", b"access-token", b"refresh-token"):
        assert word not in content


def test_a_secret_moved_to_another_row_does_not_open(session: Session) -> None:
    other = replace(CONNECTION, oa_id=OTHER_OA, profile=replace(CONNECTION.profile, oa_id=OTHER_OA))
    for connection in (CONNECTION, other):
        connections.save_connection(session, connection)
        connections.save_tokens(session, SEALER, connection.oa_id, PAIR)
    moved = select(table.c.tokens).where(table.c.oa_id == OA).scalar_subquery()
    session.execute(update(table).where(table.c.oa_id == OTHER_OA).values(tokens=moved))
    with pytest.raises(StorageFailure, match="damaged"):
        connections.tokens(session, SEALER, OTHER_OA)
    connections.save_app(session, SEALER, APP, "a")
    session.execute(update(zalo_apps).values(app_id="5"))
    with pytest.raises(StorageFailure, match="damaged"):
        connections.secret(session, SEALER, AppId("5"))


def test_nothing_opens_with_another_key(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    connections.save_tokens(session, SEALER, OA, PAIR)
    with pytest.raises(StorageFailure, match="damaged"):
        connections.tokens(session, Sealer(b"x" * 32), OA)


def test_tokens_are_not_shown() -> None:
    assert "token" not in repr(PAIR)


def test_a_connection_comes_back_as_it_was(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    assert connections.get(session, OA) == CONNECTION
    changed = replace(CONNECTION, state=ConnectionState.RECONNECT, missing=())
    connections.save_connection(session, changed)
    assert connections.all(session) == [changed]
    assert connections.get(session, OTHER_OA) is None


def test_a_refused_refresh_token_goes_and_the_access_token_stays(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    connections.save_tokens(session, SEALER, OA, PAIR)
    connections.drop_refresh(session, SEALER, OA, "another one, which was refused before this pair came")
    assert connections.tokens(session, SEALER, OA) == PAIR
    connections.drop_refresh(session, SEALER, OA, PAIR.refresh)
    assert connections.tokens(session, SEALER, OA) == replace(PAIR, refresh="")
    connections.drop_refresh(session, SEALER, OTHER_OA, PAIR.refresh)
    assert connections.tokens(session, SEALER, OTHER_OA) is None


def test_connecting_again_keeps_the_tokens(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    connections.save_tokens(session, SEALER, OA, PAIR)
    connections.save_connection(session, CONNECTION)
    assert connections.tokens(session, SEALER, OA) == PAIR


def test_a_new_pair_ends_the_rotation_with_the_same_statement(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    assert connections.tokens(session, SEALER, OA) is None
    assert connections.rotation_mark(session, OA) == 0
    connections.mark_rotation(session, OA, T0 + 7)
    assert connections.rotation_mark(session, OA) == T0 + 7
    connections.save_tokens(session, SEALER, OA, PAIR)
    assert connections.rotation_mark(session, OA) == 0
    assert connections.tokens(session, SEALER, OA) == PAIR
    found = connections.get(session, OA)
    assert found is not None
    assert found.refreshed_at == PAIR.issued_at
    connections.mark_rotation(session, OA, T0 + 9)
    connections.clear_rotation(session, OA)
    assert connections.rotation_mark(session, OA) == 0
    connections.forget_tokens(session, OA)
    assert connections.tokens(session, SEALER, OA) is None
    assert connections.rotation_mark(session, OTHER_OA) == 0


def test_single_changes(session: Session) -> None:
    connections.save_connection(session, CONNECTION)
    connections.set_state(session, OA, ConnectionState.DISCONNECTED)
    connections.set_right(session, OA, ChatRight.SHARED)
    connections.set_missing(session, OA, [Permission.CUSTOMERS])
    connections.set_problem(session, OA, "")
    connections.touch_sync(session, OA, T0 + 99)
    connections.set_profile(session, OA, OaProfile(OA, "", "", False, "", "", 9))
    assert connections.get(session, OA) == replace(
        CONNECTION,
        state=ConnectionState.DISCONNECTED,
        right=ChatRight.SHARED,
        missing=(Permission.CUSTOMERS,),
        problem="",
        last_sync=T0 + 99,
        profile=OaProfile(OA, "Tiệm Thử", "https://a/1", False, "", "", 9),
    )


def test_erasing_leaves_nothing_of_an_oa_and_all_of_the_others(session: Session) -> None:
    def fill(oa_id: str, photo: str) -> None:
        oa = CONNECTION.oa_id.__class__(oa_id)
        talk = ConversationId(TALK.oa_id.__class__(oa), AN)
        connections.save_connection(session, replace(CONNECTION, oa_id=talk.oa_id))
        row = replace(
            said("", T0, 1), body=Body(Kind.PHOTO, url=photo, thumb="https://shared/t"), customer_avatar=f"{photo}?ava"
        )
        ingest(session, talk.oa_id, [row], T0, live=True)
        media.want(session, [f"{photo}?ava"], T0)
        messages.add_gap(session, Gap(talk, 0, T0, GapReason.TOO_OLD))
        conversations.save_draft(session, talk, OWNER, "nháp", T0)
        own = MediaKey(media.url_key(f"file of {oa_id}"))
        media.stored(session, own, "image/png", 3, T0)
        outbox.add(session, talk, OWNER, Draft("", (Attachment(own, "a.png", "image/png", 3),)), T0, T0)
        outbox.add(session, talk, OWNER, Draft("ạ" * 2_001), T0, T0)
        reactions.want(session, talk, row.remote_id, Icon.HEART, OWNER, T0)
        sync_state.set(session, talk.oa_id, "paging", True)
        customer_edits.put(session, talk, Field.ALIAS, "An", by=OWNER, now=T0)
        notes.add(session, talk, OWNER, "ghi chú", T0)

    fill(OTHER_OA, "https://b/1")
    before = dump(session)
    fill(OA, "https://a/1")
    gone = connections.erase(session, OA)
    expected = {media.url_key(name) for name in ("https://a/1", "https://a/1?ava", f"file of {OA}")}
    assert set(gone) == expected
    assert dump(session) == before


def test_a_lease_has_one_holder_at_a_time(session: Session) -> None:
    assert connections.acquire_lease(session, "poll/1", "pc1", T0, T0 + 60)
    assert not connections.acquire_lease(session, "poll/1", "pc2", T0 + 59, T0 + 120)
    assert connections.acquire_lease(session, "poll/1", "pc1", T0 + 30, T0 + 90), "its holder prolongs it"
    assert not connections.acquire_lease(session, "poll/1", "pc2", T0 + 60, T0 + 120)
    assert connections.acquire_lease(session, "poll/1", "pc2", T0 + 90, T0 + 150), "it has run out"
    connections.release_lease(session, "poll/1", "pc1")
    assert not connections.acquire_lease(session, "poll/1", "pc1", T0 + 91, T0 + 150), "only its holder gives it back"
    connections.release_lease(session, "poll/1", "pc2")
    assert connections.acquire_lease(session, "poll/1", "pc1", T0 + 92, T0 + 150)
