"""The tables' rules: ready for several OAs and for PostgreSQL."""

from app.store.tables import metadata

SHARED = {
    "consents",
    "kept_media",
    "leases",
    "media",
    "outbox_originals",
    "rule_members",
    "rules",
    "staff",
    "told",
    "zalo_apps",
}
"""Not of one OA alone."""


def test_every_other_table_has_the_oa_in_a_key_or_an_index() -> None:
    for table in metadata.sorted_tables:
        if table.name in SHARED:
            continue
        first = {next(iter(index.columns)).name for index in table.indexes} | {
            next(iter(table.primary_key.columns)).name
        }
        assert "oa_id" in first, table.name


def test_no_type_is_sqlites_alone() -> None:
    for table in metadata.sorted_tables:
        for column in table.columns:
            assert column.type.python_type in (str, int, bool, bytes)
