"""The event bus."""

from app.domain.ids import ConversationId, OaId, OutboxId, UserId
from app.events import ConnectionsChanged, Event, EventBus, OutboxChanged

CID = ConversationId(OaId("1"), UserId("2"))
CHANGED = OutboxChanged(CID, frozenset({OutboxId(3)}))


def test_a_handler_gets_events_of_its_class_alone() -> None:
    bus, seen = EventBus(), list[Event]()
    bus.subscribe(OutboxChanged, seen.append)
    bus.publish(ConnectionsChanged(OaId("1")))
    bus.publish(CHANGED)
    assert seen == [CHANGED]


def test_a_closed_subscription_is_silent_and_may_be_closed_twice() -> None:
    bus, seen = EventBus(), list[Event]()
    subscription = bus.subscribe(OutboxChanged, seen.append)
    subscription.close()
    subscription.close()
    bus.publish(CHANGED)
    assert seen == []


def test_a_handler_may_end_its_own_subscription_and_the_next_one_still_runs() -> None:
    bus, seen = EventBus(), list[str]()

    def once(_: OutboxChanged) -> None:
        seen.append("once")
        first.close()

    first = bus.subscribe(OutboxChanged, once)
    bus.subscribe(OutboxChanged, lambda _: seen.append("always"))
    bus.publish(CHANGED)
    bus.publish(CHANGED)
    assert seen == ["once", "always", "always"]


def test_the_same_handler_twice_is_two_subscriptions() -> None:
    bus, seen = EventBus(), list[Event]()
    first = bus.subscribe(OutboxChanged, seen.append)
    bus.subscribe(OutboxChanged, seen.append)
    first.close()
    bus.publish(CHANGED)
    assert seen == [CHANGED]
