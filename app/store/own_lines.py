"""The list's rows projected with the outbox: what the shop has just written is the last line before history says so."""

from collections.abc import Iterable

from sqlalchemy import bindparam, literal_column, select

from app.domain.conversations import ConversationRow, with_own_line
from app.domain.ids import ConversationId, OaId, UserId
from app.domain.messages import Kind
from app.domain.outbox import OutboxItem, OutboxState
from app.store.bulk import Query
from app.store.outbox_rows import select_items, to_item
from app.store.tables import UNLINKED, outbox
from app.store.work import Session

_O = outbox.c
_LAST = Query(
    lambda _: (
        select_items()
        .where(_O.oa_id == bindparam("oa"), _O.user_id == bindparam("user"))
        .where(UNLINKED, _O.state != OutboxState.CANCELLED.value)
        .order_by(_O.id.desc())
        .limit(literal_column("1"))
    )
)
_TALKS = Query(lambda _: select(_O.oa_id, _O.user_id).where(UNLINKED).distinct())


def project(session: Session, rows: Iterable[ConversationRow]) -> list[ConversationRow]:
    """The same rows in the same order; those with an item that history doesn't show yet say it as their last line, and
    no longer wait once it is sent. Their place in the list stays: it follows the history."""
    stored = list(rows)
    newest = _newest(session, {row.id for row in stored}) if stored else {}
    return [_over(row, newest[row.id]) if row.id in newest else row for row in stored]


def _newest(session: Session, among: set[ConversationId]) -> dict[ConversationId, OutboxItem]:
    """The last item of each conversation that is neither linked nor cancelled. There are few of them in all."""
    concerned = {ConversationId(OaId(oa), UserId(user)) for oa, user in _TALKS.rows(session)} & among
    found: dict[ConversationId, OutboxItem] = {}
    for cid in concerned:
        for record in _LAST.named(session, oa=cid.oa_id, user=cid.user_id):
            found[cid] = to_item(record)
    return found


def _over(row: ConversationRow, item: OutboxItem) -> ConversationRow:
    sent = item.state is OutboxState.SENT
    at = item.sent_at if sent else item.created_at
    return with_own_line(row, Kind(item.kind.value), item.text, at=at, sent=sent)
