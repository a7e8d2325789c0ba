"""A rule and its members, written straight into a store: for tests of what members see."""

from app.domain.ids import OaId, StaffId
from app.domain.sharing.edits import name_key
from app.domain.sharing.values import Method, Status
from app.domain.staff import Staff
from app.store import staff
from app.store.tables import rule_members, rule_sources, rules
from app.store.work import Session
from tests.fakes.history import OA


def share_with(
    session: Session, *members: StaffId, oa_id: OaId = OA, method: Method = Method.ROUND_ROBIN, since: int = 1
) -> None:
    """Hire these people, and put the OA under a rule of theirs. Nothing is dealt."""
    add_rule(session, f"rule of {oa_id}", method)
    session.execute(rule_sources.insert().values(oa_id=oa_id, rule_id=f"rule of {oa_id}", since=since))
    for place, one in enumerate(members):
        if staff.get(session, one) is None:
            hire(session, one)
        session.execute(rule_members.insert().values(rule_id=f"rule of {oa_id}", staff_id=one, place=place))


def hire(session: Session, one: StaffId, status: Status = Status.ACTIVE) -> None:
    staff.add(session, Staff(one, one.title(), f"{one}@shop.vn", status))


def add_rule(session: Session, rule: str, method: Method) -> None:
    values = {"id": rule, "name": rule, "name_key": name_key(rule), "method": method.value, "old_choice": "keep"}
    session.execute(rules.insert().values(**values, only_unpaused=True, reply_claims=False, version=1))
