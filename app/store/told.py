"""What people at this place have been told, so that a restart tells nothing again."""

from collections.abc import Mapping

from sqlalchemy import bindparam, delete, select

from app.store.bulk import Query
from app.store.tables import told
from app.store.upsert import upsert
from app.store.work import Session

_KNOWN = Query(
    lambda _: select(told.c.subject, told.c.mark).where(
        told.c.place == bindparam("place"), told.c.kind == bindparam("kind")
    )
)


def news(session: Session, place: str, kind: str, standing: Mapping[str, int]) -> list[str]:
    """Of what stands now, each with a mark that changes when it begins anew, that which has not been told here."""
    known = _known(session, place, kind)
    return [subject for subject, mark in standing.items() if known.get(subject) != mark]


def outdated(session: Session, place: str, kind: str, standing: Mapping[str, int]) -> bool:
    """Whether `note` would change anything."""
    return _known(session, place, kind) != dict(standing)


def note(session: Session, place: str, kind: str, standing: Mapping[str, int]) -> list[str]:
    """The same as `news`, which is told from now on; what no longer stands is forgotten."""
    fresh = news(session, place, kind, standing)
    here = (told.c.place == place, told.c.kind == kind)
    for subject in _known(session, place, kind).keys() - standing.keys():
        session.execute(delete(told).where(*here, told.c.subject == subject))
    for subject in fresh:
        upsert(session, told, {"place": place, "kind": kind, "subject": subject}, {"mark": standing[subject]})
    return fresh


def _known(session: Session, place: str, kind: str) -> dict[str, int]:
    return dict(_KNOWN.rows(session, place=place, kind=kind))
