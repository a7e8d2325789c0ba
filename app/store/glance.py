"""The list's first rows by plain SQL, for the window's first moments: SQLAlchemy takes longer to load than they do.

The store's own functions say the same; tests hold the two together.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from app.domain.conversations import ConversationRow
from app.domain.ids import OWNER, ConversationId, OaId, StaffId, UserId
from app.domain.messages import Direction, Kind
from app.store.driver import connect
from app.store.versions import HEAD

_FIRST = f"""
SELECT c.oa_id, c.user_id, c.name, c.alias, c.avatar, c.last_at, c.last_kind, c.last_direction, c.last_text,
  c.waiting, c.waiting_since, c.seen_key, c.last_in_key, c.last_interaction, c.assignee,
  coalesce((SELECT text FROM drafts d WHERE (d.oa_id, d.user_id, d.staff) = (c.oa_id, c.user_id, '{OWNER}')), ''),
  (SELECT count(*) FROM outbox o WHERE (o.oa_id, o.user_id) = (c.oa_id, c.user_id)
    AND o.state IN ('failed', 'held', 'not_found'))
FROM conversations c WHERE c.last_at > 0 ORDER BY c.last_at DESC, c.oa_id, c.user_id LIMIT ?
"""
_UNLINKED = "SELECT oa_id, user_id FROM outbox WHERE linked = 0 AND state <> 'cancelled'"


def glance(path: Path, key: bytes, limit: int) -> list[ConversationRow]:
    """Up to `limit` rows; none if anything stands in the way, which opening the file in earnest will tell. Changes
    nothing, and needs no lock: another process may have the profile open. Blocking."""
    if not path.exists():
        return []
    try:
        connection = connect(path, key)
    except sqlcipher3.dbapi2.Error:
        return []
    try:
        connection.execute("PRAGMA query_only = ON")
        return _rows(connection, limit)
    except sqlcipher3.dbapi2.Error:
        return []
    finally:
        connection.close()


def _rows(connection: Any, limit: int) -> list[ConversationRow]:
    found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if found is None or found[0] != HEAD:
        return []
    rows = [_row(*values) for values in connection.execute(_FIRST, (limit,))]
    # What the shop has just written may be the last line of such a row: that is the outbox's to say.
    own = set(connection.execute(_UNLINKED))
    return [] if any(tuple(row.id) in own for row in rows) else rows


def _row(oa_id: str, user_id: str, name: str, alias: str, avatar: str, *rest: Any) -> ConversationRow:
    last_at, kind, direction, text, waiting, since, seen_key, last_in_key, heard, assignee, draft, unsent = rest
    return ConversationRow(
        id=ConversationId(OaId(oa_id), UserId(user_id)),
        name=alias or name,
        avatar=avatar,
        last_at=last_at,
        last_kind=Kind(kind or Kind.UNKNOWN),
        last_direction=Direction(direction or Direction.IN),
        last_text=text,
        waiting=waiting,
        waiting_since=since,
        seen=waiting == 0 or seen_key >= last_in_key,
        draft=draft,
        unsent=unsent,
        last_interaction=heard,
        assignee=None if assignee is None else StaffId(assignee),
    )
