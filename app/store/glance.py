"""The list's first rows by plain SQL, for the window's first moments: SQLAlchemy takes longer to load than they do.

The store's own functions say the same; tests hold the two together.
"""

from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2

from app.domain.conversations import ConversationRow, with_own_line
from app.domain.ids import OWNER
from app.domain.messages import Kind
from app.store.driver import connect
from app.store.row_values import to_row
from app.store.versions import HEAD

_OAS = """
WITH RECURSIVE found (oa) AS (SELECT min(oa_id) FROM conversations UNION ALL
  SELECT (SELECT min(oa_id) FROM conversations WHERE oa_id > oa) FROM found WHERE oa IS NOT NULL)
SELECT oa FROM found WHERE oa IS NOT NULL
"""
_FIRST = f"""
SELECT c.oa_id, c.user_id, c.name, c.alias, c.avatar, c.last_at, c.last_kind, c.last_direction, c.last_text,
  c.waiting, c.waiting_since, c.seen_key, c.last_in_key, c.last_interaction, c.assignee,
  c.pinned_at, c.closed_at, c.blocked_at, c.unread_at,
  (SELECT text FROM drafts d WHERE (d.oa_id, d.user_id, d.staff) = (c.oa_id, c.user_id, '{OWNER}')),
  (SELECT count(*) FROM outbox o WHERE (o.oa_id, o.user_id) = (c.oa_id, c.user_id)
    AND o.state IN ('failed', 'held', 'not_found')),
  (SELECT count(*) FROM draft_files f WHERE (f.oa_id, f.user_id, f.staff) = (c.oa_id, c.user_id, '{OWNER}')),
  c.shared AND NOT c.dormant,
  CASE WHEN c.assignee IS NOT NULL THEN (SELECT why FROM sharing_log l WHERE l.oa_id = c.oa_id AND l.user_id = c.user_id
    AND l.holder = c.assignee AND l.before IS NOT l.holder ORDER BY l.id DESC LIMIT 1) END
FROM conversations c WHERE c.oa_id = ? AND c.closed_at = 0 AND c.blocked_at = 0 AND c.last_at > 0
ORDER BY c.pinned_at DESC, c.last_at DESC, c.user_id LIMIT ?
"""
_OWN = """
SELECT oa_id, user_id, kind, text, state, CASE state WHEN 'sent' THEN sent_at ELSE created_at END
FROM outbox WHERE linked = 0 AND state <> 'cancelled' ORDER BY id
"""


def glance(path: Path, key: bytes, limit: int) -> list[ConversationRow]:
    """Up to `limit` rows, as the owner sees them; none where a PIN may be asked for, or if anything stands in the way,
    which opening the file in earnest will tell. Changes nothing, and needs no lock: another process may have the
    profile open. Blocking."""
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
    version = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    if version is None or version[0] != HEAD:
        return []
    if connection.execute("SELECT 1 FROM staff WHERE pin <> '' LIMIT 1").fetchone() is not None:
        return []  # somebody has to sign in first
    found = [values for (oa,) in connection.execute(_OAS) for values in connection.execute(_FIRST, (oa, limit))]
    rows = [to_row(values) for values in sorted(found, key=_order)[:limit]]
    own = {(oa, user): said for oa, user, *said in connection.execute(_OWN)}
    return [_over(row, *own[row.id]) if row.id in own else row for row in rows]


def _over(row: ConversationRow, kind: str, text: str, state: str, at: int) -> ConversationRow:
    return with_own_line(row, Kind(kind), text, at=at, sent=state == "sent")


def _order(values: tuple[Any, ...]) -> tuple[int, int, str, str]:
    oa_id, user_id, _, _, _, last_at, *rest = values
    return (-rest[9], -last_at, oa_id, user_id)
