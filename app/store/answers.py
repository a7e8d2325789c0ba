"""Which of the OA's messages is the last answer of a person: what ends a customer's wait. Automatic replies don't."""

from sqlalchemy import ColumnElement, and_, bindparam, exists, func, literal_column, or_, select

from app.domain.ids import KEY_BITS, ConversationId, MessageKey, OaId
from app.domain.messages import Direction
from app.domain.origins import AUTOMATIC_MS
from app.store.bulk import Query
from app.store.tables import conversations, messages, outbox
from app.store.upsert import change
from app.store.work import Session

_C = conversations.c
_M = messages.c
_HEARD = messages.alias("heard")
_IN: ColumnElement[str] = literal_column(f"'{Direction.IN.value}'")
_OUT: ColumnElement[str] = literal_column(f"'{Direction.OUT.value}'")
_WHOSE = (_M.oa_id == bindparam("oa"), _M.user_id == bindparam("user"))


def _is_answer() -> ColumnElement[bool]:
    """Ours, or not so soon after a word of the customer's."""
    ours = or_(
        _M.outbox_id.is_not(None),
        exists(select(outbox.c.id).where(outbox.c.oa_id == _M.oa_id, outbox.c.remote_id == _M.remote_id)),
    )
    first = (_M.sent_at - literal_column(str(AUTOMATIC_MS))) * literal_column(str(1 << KEY_BITS))
    before = and_(_HEARD.c.key < _M.key, _HEARD.c.key >= first)
    here = and_(_HEARD.c.oa_id == _M.oa_id, _HEARD.c.user_id == _M.user_id)
    return or_(ours, ~exists(select(_HEARD.c.key).where(here, before, _HEARD.c.direction == _IN)))


_LAST = Query(
    lambda _: (
        select(_M.key)
        .where(*_WHOSE, _M.direction == _OUT, _is_answer())
        .order_by(_M.key.desc())
        .limit(literal_column("1"))
    )
)
_SETTLED = Query(
    lambda _: select(_C.last_out_key, _C.settled_key).where(
        _C.oa_id == bindparam("oa"), _C.user_id == bindparam("user")
    )
)
_UNANSWERED = Query(
    lambda _: select(func.count(), func.coalesce(func.min(_M.sent_at), literal_column("0"))).where(
        *_WHOSE, _M.key > bindparam("after"), _M.direction == _IN
    )
)


def last_answer(session: Session, oa_id: OaId, user: str) -> int:
    """The key of the last answer; 0 if there is none."""
    found = _LAST.rows(session, oa=oa_id, user=user)
    return int(found[0][0]) if found else 0


def unanswered(session: Session, oa_id: OaId, user: str, after: int) -> tuple[int, int]:
    """How many messages of the customer come after a key, and when the first of them was sent (0: none)."""
    ((count, since),) = _UNANSWERED.rows(session, oa=oa_id, user=user, after=after)
    return count, since


def is_ours(session: Session, cid: ConversationId, key: MessageKey) -> None:
    """A message has turned out to be sent from here: it is an answer, however soon it came."""
    for last_out_key, settled_key in _SETTLED.rows(session, oa=cid.oa_id, user=cid.user_id):
        if last_out_key < key:
            waiting, since = unanswered(session, cid.oa_id, cid.user_id, max(key, settled_key))
            values = {"last_out_key": key, "waiting": waiting, "waiting_since": since}
            change(session, conversations, cid._asdict(), values)
