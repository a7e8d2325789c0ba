"""What synchronisation remembers of an OA: small JSON values by name."""

import json
from typing import Any

from sqlalchemy import bindparam, delete, select

from app.domain.ids import OaId
from app.store.bulk import Query
from app.store.tables import sync_state
from app.store.upsert import upsert
from app.store.work import Session

_VALUE = Query(
    lambda _: select(sync_state.c.value).where(
        sync_state.c.oa_id == bindparam("oa"), sync_state.c.name == bindparam("name")
    )
)


def get(session: Session, oa_id: OaId, name: str, default: Any = None) -> Any:
    found = _VALUE.rows(session, oa=oa_id, name=name)
    return json.loads(found[0][0]) if found else default


def set(session: Session, oa_id: OaId, name: str, value: Any) -> None:
    """Keep `value`, anything that JSON can hold; None forgets it."""
    key = {"oa_id": oa_id, "name": name}
    if value is None:
        session.execute(delete(sync_state).filter_by(**key))
    else:
        upsert(session, sync_state, key, {"value": json.dumps(value, ensure_ascii=False)})
