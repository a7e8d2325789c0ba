"""The tables by subject, the same on SQLite and PostgreSQL; nothing of this package leaves the store.

Times are epoch milliseconds, 0 for never. Texts are empty rather than null where nothing distinguishes the two.
Partial indexes say their condition for SQLite alone: `postgresql_where` would load the other dialect at each start
(35 ms, 2 MB), and nothing needs it beside the migrations, which make the indexes.
"""

from app.store.tables.columns import metadata
from app.store.tables.customers import (
    BLOCKED,
    CLOSED,
    HELD,
    KEEPER,
    LISTED,
    NOBODYS,
    PERSON_KNOWN,
    PINNED,
    UNANSWERED,
    UNDEALT,
    UNREAD,
    conversation_tags,
    conversations,
    customer_edits,
    notes,
)
from app.store.tables.sharing import consents, rule_members, rule_sources, rules, sharing_log, told
from app.store.tables.shop import connections, leases, staff, sync_state, zalo_apps
from app.store.tables.threads import (
    EXCHANGED,
    WAITING_REACTION,
    gaps,
    kept_media,
    media,
    messages,
    quarantine,
    reactions,
    search_entries,
)
from app.store.tables.writing import OPEN, QUOTING, UNLINKED, draft_files, drafts, outbox, outbox_originals, sends

__all__ = [
    "BLOCKED",
    "CLOSED",
    "EXCHANGED",
    "HELD",
    "KEEPER",
    "LISTED",
    "NOBODYS",
    "OPEN",
    "PERSON_KNOWN",
    "PINNED",
    "QUOTING",
    "UNANSWERED",
    "UNDEALT",
    "UNLINKED",
    "UNREAD",
    "WAITING_REACTION",
    "connections",
    "consents",
    "conversation_tags",
    "conversations",
    "customer_edits",
    "draft_files",
    "drafts",
    "gaps",
    "kept_media",
    "leases",
    "media",
    "messages",
    "metadata",
    "notes",
    "outbox",
    "outbox_originals",
    "quarantine",
    "reactions",
    "rule_members",
    "rule_sources",
    "rules",
    "search_entries",
    "sends",
    "sharing_log",
    "staff",
    "sync_state",
    "told",
    "zalo_apps",
]
