"""What must change in a restored database before it works again: nothing that it meant to send may go out by itself,
since it may have gone out after the backup was made."""

from collections.abc import Iterable

from sqlalchemy import delete, select, update

from app.crypto import Sealer
from app.domain.connections import ZaloApp
from app.domain.customers import EditState
from app.domain.ids import AppId, MediaKey, OaId
from app.domain.messages import MediaState
from app.domain.outbox import OutboxState
from app.domain.reactions import ReactionState
from app.store import connections
from app.store.connections import TokenPair
from app.store.tables import connections as connection_table
from app.store.tables import customer_edits, leases, media, outbox, reactions
from app.store.work import Session

RESTORED = "restored"


def hold_back(session: Session) -> int:
    """Messages that waited are held for a person, edits too; reactions that waited are forgotten. Answers how many
    messages there were."""
    waiting = outbox.c.state == OutboxState.QUEUED.value
    held = session.execute(
        update(outbox).where(waiting).values(state=OutboxState.HELD.value, reason=RESTORED, due_at=0)
    ).rowcount
    session.execute(
        update(customer_edits)
        .where(customer_edits.c.state == EditState.WAITING.value)
        .values(state=EditState.REFUSED.value, reason=RESTORED)
    )
    session.execute(delete(reactions).where(reactions.c.state == ReactionState.WAITING.value))
    session.execute(delete(leases))
    return held


def keep_only_files(session: Session, here: Iterable[MediaKey]) -> None:
    """Cached files that did not come along are fetched again; the person's own ones can't be."""
    missing = {
        key for (key,) in session.execute(select(media.c.key).where(media.c.state == MediaState.STORED.value))
    } - set(here)
    for key in missing:
        one = update(media).where(media.c.key == key)
        session.execute(one.where(media.c.url != "").values(state=MediaState.WANTED.value, retry_at=0))
        session.execute(one.where(media.c.url == "").values(state=MediaState.FAILED.value))


def logins(session: Session, sealer: Sealer) -> dict[str, list[list[object]]]:
    """The Zalo apps and token pairs, opened: for a sealed backup alone."""
    apps: list[list[object]] = []
    for app in connections.apps(session):
        apps.append([app.app_id, app.redirect_uri, connections.secret(session, sealer, app.app_id)])
    pairs: list[list[object]] = []
    for oa_id in session.execute(select(connection_table.c.oa_id)).scalars():
        pair = connections.tokens(session, sealer, OaId(oa_id))
        if pair is not None:
            pairs.append([oa_id, pair.access, pair.refresh, pair.expires_at, pair.issued_at])
    return {"apps": apps, "pairs": pairs}


def put_logins(session: Session, sealer: Sealer, apps: list[tuple[str, str, str]], pairs: dict[str, TokenPair]) -> None:
    """Under this database's own key."""
    for app_id, address, secret in apps:
        connections.save_app(session, sealer, ZaloApp(AppId(app_id), address), secret)
    for oa_id, pair in pairs.items():
        connections.save_tokens(session, sealer, OaId(oa_id), pair)
