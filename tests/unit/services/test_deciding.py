"""What a decision makes known, and how a refusal reaches a screen."""

from app.domain.ids import StaffId
from app.domain.sharing.refusals import No, Refused
from app.domain.sharing.shop import Outcome, Shop, Step
from app.domain.sharing.values import Why
from app.events import Assigned, ConversationsChanged, Event, EventBus
from app.services.deciding import announce, rejected
from tests.fakes.history import TALK

AN = StaffId("an")


def heard(*steps: Step) -> list[Event]:
    bus, told = EventBus(), list[Event]()
    for kind in (ConversationsChanged, Assigned):
        bus.subscribe(kind, told.append)
    announce(bus, Outcome(Shop(), steps))
    return told


def test_who_holds_it_now_is_told_beside_what_has_changed() -> None:
    given = Step(TALK, Why.TURN, AN, None, (("holder", AN),))
    assert heard(given) == [ConversationsChanged(frozenset({TALK})), Assigned(TALK, AN, None, Why.TURN)]
    assert heard(Step(TALK, Why.NOBODY, None, None, ())) == [ConversationsChanged(frozenset({TALK}))]
    assert heard() == []


def test_a_refusal_keeps_its_code_and_what_is_wrong() -> None:
    error = rejected(Refused(No.SOURCE_TAKEN, detail="Ca sáng"))
    assert (error.code, error.params) == ("source_taken", {"detail": "Ca sáng"})
