"""Indexing what was stored before there was an index, in small steps that go on where the last one ended."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement, bindparam, select, tuple_

from app.domain.ids import KEY_BITS, OaId
from app.store import search_index, sync_state
from app.store.bulk import Query
from app.store.rows import select_messages, to_message
from app.store.tables import conversations, messages
from app.store.tables import sync_state as tables_sync_state
from app.store.work import Session

ALL_OAS = OaId("")
"""The backlog is of all OAs together."""
_MESSAGES, _CUSTOMERS = "search_messages", "search_customers"
UNIT = 400

_S = tables_sync_state.c
_LEFT = Query(lambda _: select(_S.value).where(_S.oa_id == bindparam("oa"), _S.name == bindparam("name")))
_C = conversations.c
_M = messages.c


def step(session: Session, unit: int = UNIT) -> bool:
    """Index a few more, customers first, then messages from the newest back. Says whether there is more to do."""
    after = sync_state.get(session, ALL_OAS, _CUSTOMERS)
    if after is not None:
        _index_customers(session, after, unit)
        return True
    below = sync_state.get(session, ALL_OAS, _MESSAGES)
    if below is None:
        return False
    return _index_messages(session, below, unit)


def indexed_from(session: Session) -> int:
    """Messages from this moment on are searchable (epoch milliseconds); 0: all are."""
    below = _LEFT.rows(session, oa=ALL_OAS, name=_MESSAGES)
    return int(below[0][0]) >> KEY_BITS if below else 0


def _index_customers(session: Session, after: Sequence[str], unit: int) -> None:
    beyond: ColumnElement[bool] = tuple_(_C.oa_id, _C.user_id) > tuple_(*after)
    query = select(_C.oa_id, _C.user_id).where(beyond).order_by(_C.oa_id, _C.user_id).limit(unit)
    found = [(oa, user) for oa, user in session.execute(query)]
    for oa_id in sorted({oa for oa, _ in found}):
        search_index.index_customers(session, oa_id, [user for oa, user in found if oa == oa_id])
    sync_state.set(session, ALL_OAS, _CUSTOMERS, list(found[-1]) if len(found) == unit else None)


def _index_messages(session: Session, below: int, unit: int) -> bool:
    query = select_messages().where(_M.key < below).order_by(_M.key.desc()).limit(unit)
    rows = [to_message(row) for row in session.execute(query)]
    search_index.add_messages(session, [(message.key, message.body) for message in rows], known=True)
    left = len(rows) == unit
    sync_state.set(session, ALL_OAS, _MESSAGES, rows[-1].key if left else None)
    return left
