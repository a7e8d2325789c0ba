"""Who accepted which warning about shared history, and when: never changed, never deleted."""

from dataclasses import dataclass

from sqlalchemy import insert, select

from app.domain.ids import ConversationId, OaId, StaffId, UserId
from app.domain.sharing.values import RuleId
from app.store.tables import consents
from app.store.work import Session


@dataclass(frozen=True, slots=True)
class Consented:
    """`warning` is the choice that was warned about (`available`, `all`), or `one` for one conversation; `talks` how
    many conversations' history it shared."""

    at: int
    by: StaffId
    warning: str
    talks: int
    rule: RuleId | None = None
    talk: ConversationId | None = None


def add(session: Session, one: Consented) -> None:
    cid = one.talk or ConversationId(OaId(""), UserId(""))
    values = {"at": one.at, "by": one.by, "warning": one.warning, "talks": one.talks, "rule_id": one.rule}
    session.execute(insert(consents).values(**values, oa_id=cid.oa_id, user_id=cid.user_id))


def everything(session: Session) -> list[Consented]:
    """In the order in which they were given."""
    return [
        Consented(
            at=row.at,
            by=StaffId(row.by),
            warning=row.warning,
            talks=row.talks,
            rule=None if row.rule_id is None else RuleId(row.rule_id),
            talk=ConversationId(OaId(row.oa_id), UserId(row.user_id)) if row.user_id else None,
        )
        for row in session.execute(select(consents).order_by(consents.c.id))
    ]
