"""The known versions; that they are Alembic's is in test_migrations."""

from app.store.versions import HEAD, KNOWN


def test_they_are_in_order_and_the_last_is_the_head() -> None:
    assert list(KNOWN) == sorted(set(KNOWN))
    assert KNOWN[-1] == HEAD
