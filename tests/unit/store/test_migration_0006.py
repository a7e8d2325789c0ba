"""0006: drafts, the outbox and the cache of an older file go on; files of drafts and what is kept come to them."""

from pathlib import Path

from alembic import command
from sqlalchemy import text

from app.domain.ids import OWNER, MediaKey
from app.domain.outbox import Attachment
from app.store import conversations, draft_files, media, outbox
from app.store.engine import sqlite_engine
from app.store.migrating import config
from app.store.versions import HEAD
from tests.fakes.history import T0, TALK

OWN, THEIRS = MediaKey("a" * 64), media.url_key("https://x")


def test_an_older_file_keeps_its_drafts_items_and_pictures(path: Path) -> None:
    engine = sqlite_engine(path, bytes(32))
    with engine.begin() as connection:
        command.upgrade(config(connection), "0005")
        key = {"oa": TALK.oa_id, "user": TALK.user_id}
        for statement in (
            f"INSERT INTO drafts (oa_id, user_id, staff, text, saved_at) VALUES (:oa, :user, 'owner', 'đang gõ', {T0})",
            "INSERT INTO outbox (oa_id, user_id, author, kind, state, attachment, media_key) VALUES "
            f"(:oa, :user, 'owner', 'photo', 'queued', '[\"{OWN}\", \"a.jpg\", \"image/jpeg\", 9, 4, 3]', '{OWN}')",
        ):
            connection.execute(text(statement), key)
        for name, url in ((OWN, ""), (THEIRS, "https://x")):
            connection.execute(
                text(
                    f"INSERT INTO media (key, url, state, size, used_at) VALUES ('{name}', '{url}', 'stored', 9, {T0})"
                )
            )
        command.upgrade(config(connection), HEAD)
    with engine.begin() as session:
        assert conversations.draft(session, TALK, OWNER) == "đang gõ"
        (item,) = outbox.of_conversation(session, TALK)
        assert item.attachment == Attachment(OWN, "a.jpg", "image/jpeg", 9, 4, 3)
        assert draft_files.of(session, TALK, OWNER) == []
        draft_files.save(session, TALK, OWNER, [item.attachment])
        assert media.use(session).staying == 9
        media.keep(session, [THEIRS], kept=True)
        assert media.clear(session) == []
    engine.dispose()
