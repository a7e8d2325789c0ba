"""What synchronisation remembers of an OA: small JSON values by name."""

import json
from typing import Any

from sqlalchemy import delete, select

from app.domain.ids import OaId
from app.store.tables import sync_state
from app.store.upsert import upsert
from app.store.work import Session


def get(session: Session, oa_id: OaId, name: str, default: Any = None) -> Any:
    found = session.execute(select(sync_state.c.value).filter_by(oa_id=oa_id, name=name)).scalar_one_or_none()
    return default if found is None else json.loads(found)


def set(session: Session, oa_id: OaId, name: str, value: Any) -> None:
    """Keep `value`, anything that JSON can hold; None forgets it."""
    key = {"oa_id": oa_id, "name": name}
    if value is None:
        session.execute(delete(sync_state).filter_by(**key))
    else:
        upsert(session, sync_state, key, {"value": json.dumps(value, ensure_ascii=False)})
