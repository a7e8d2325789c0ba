"""What a restored database must not do by itself."""

from sqlalchemy import insert, select

from app.crypto import Sealer
from app.domain.ids import AppId, MediaKey, OaId
from app.store import adopting, connections
from app.store.connections import TokenPair
from app.store.tables import connections as connection_table
from app.store.tables import customer_edits, leases, media, outbox, reactions
from app.store.work import Session

SEALER = Sealer(b"s" * 32)


def test_nothing_goes_out_by_itself(session: Session) -> None:
    for number, state in enumerate(("queued", "queued", "sent", "sending", "failed")):
        row = {"oa_id": "1", "user_id": str(number), "author": "owner", "kind": "text", "state": state, "due_at": 9}
        session.execute(insert(outbox).values(row))
    edit = {"oa_id": "1", "user_id": "2", "field": "alias", "state": "waiting", "author": "owner"}
    session.execute(insert(customer_edits).values(edit))
    for remote, state in (("a", "waiting"), ("b", "sent")):
        key = {"oa_id": "1", "user_id": "2", "remote_id": remote}
        session.execute(insert(reactions).values(author="owner", state=state, **key))
    session.execute(insert(leases).values(name="oa", holder="other", until=1 << 50))

    assert adopting.hold_back(session) == 2

    states = session.execute(select(outbox.c.state, outbox.c.reason).order_by(outbox.c.id)).all()
    assert [tuple(row) for row in states] == [
        ("held", "restored"),
        ("held", "restored"),
        ("sent", ""),
        ("sending", ""),  # found at start-up: it is looked for in the conversation, never sent blindly
        ("failed", ""),
    ]
    assert session.execute(select(customer_edits.c.state, customer_edits.c.reason)).one() == ("refused", "restored")
    assert session.execute(select(reactions.c.remote_id)).scalars().all() == ["b"]
    assert session.execute(select(leases)).all() == []


def test_files_that_did_not_come_along_are_fetched_again(session: Session) -> None:
    for key, url in (("a", "https://z/a"), ("b", "https://z/b"), ("c", "")):
        session.execute(insert(media).values(key=key, url=url, state="stored"))
    adopting.keep_only_files(session, [MediaKey("a")])
    states = dict(map(tuple, session.execute(select(media.c.key, media.c.state))))
    assert states == {"a": "stored", "b": "wanted", "c": "failed"}


def test_logins_are_carried_from_one_key_to_the_other(session: Session) -> None:
    pair = TokenPair("a", "r", 2, 1)
    other = Sealer(b"t" * 32)
    session.execute(insert(connection_table).values(oa_id="7", app_id="1", state="connected", right="only_me"))
    adopting.put_logins(session, SEALER, [("1", "https://x", "bí mật")], {"7": pair})
    found = adopting.logins(session, SEALER)
    assert found == {"apps": [["1", "https://x", "bí mật"]], "pairs": [["7", "a", "r", 2, 1]]}
    adopting.put_logins(session, other, [("1", "https://x", "bí mật")], {"7": pair})
    assert connections.tokens(session, other, OaId("7")) == pair
    assert connections.secret(session, other, AppId("1")) == "bí mật"
