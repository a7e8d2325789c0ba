"""Consents are kept as they were given."""

from app.domain.ids import OWNER
from app.domain.sharing.values import RuleId
from app.store import consents
from app.store.consents import Consented
from app.store.work import Session
from tests.fakes.history import TALK


def test_in_order(session: Session) -> None:
    given = [Consented(5, OWNER, "all", 50, rule=RuleId("R")), Consented(4, OWNER, "one", 1, talk=TALK)]
    for one in given:
        consents.add(session, one)
    assert consents.everything(session) == given
