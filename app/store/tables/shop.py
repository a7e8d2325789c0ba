"""Who and what the shop is: its staff, its OAs and the app they were connected through."""

from sqlalchemy import BigInteger, Column, LargeBinary, Table, Text, UniqueConstraint

from app.store.tables.columns import flag, metadata, number, words

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    words("name"),
    number("created_at"),
    words("email"),
    Column("email_key", Text),  # trimmed and case-folded; null for nobody's
    Column("status", Text, nullable=False, server_default="active"),
    words("picture"),  # key of a file in the media cache
    words("pin"),  # argon2id; empty: none is asked for
    number("pin_failures"),
    number("pin_until"),  # no PIN is looked at before this moment
    UniqueConstraint("email_key"),
)

zalo_apps = Table(
    "zalo_apps",
    metadata,
    Column("app_id", Text, primary_key=True),
    Column("redirect_uri", Text, nullable=False),
    Column("secret", LargeBinary, nullable=False),  # sealed
    number("saved_seq"),  # the newest one is the shop's
)

connections = Table(
    "connections",
    metadata,
    Column("oa_id", Text, primary_key=True),
    Column("app_id", Text, nullable=False),
    words("name"),
    words("avatar"),
    flag("verified"),
    words("package"),
    words("package_until"),
    number("followers"),
    Column("state", Text, nullable=False),
    Column("right", Text, nullable=False),
    number("connected_at"),
    number("last_sync"),
    words("missing"),  # permissions, separated by spaces
    words("problem"),
    Column("tokens", LargeBinary),  # sealed pair
    number("refreshed_at"),
    number("rotation_at"),  # a refresh is in flight since; 0 = none
)

leases = Table(
    "leases",
    metadata,
    Column("name", Text, primary_key=True),
    Column("holder", Text, nullable=False),
    Column("until", BigInteger, nullable=False),
)

sync_state = Table(
    "sync_state",
    metadata,
    Column("oa_id", Text, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),  # JSON
)
