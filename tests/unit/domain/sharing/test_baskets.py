"""Whose basket a conversation lies in, as people would say it."""

from dataclasses import replace

from app.domain.ids import OWNER
from app.domain.listing import Basket
from app.domain.sharing.baskets import is_pool, keeper_of, lies_in
from app.domain.sharing.values import Method, OldChoice, Status
from tests.fakes.sharing import A, B, Stage


def baskets(stage: Stage, name: str, by: str) -> set[Basket]:
    talk = stage.talk(name)
    return {one for one in Basket if lies_in(stage.shop, talk, one, by, A)}  # type: ignore[arg-type]


def test_a_pool_has_what_waits_until_somebody_claims_it(stage: Stage) -> None:
    stage.make(method=Method.CLAIM)
    stage.write("k1")
    assert baskets(stage, "k1", OWNER) == baskets(stage, "k1", A) == {Basket.ALL, Basket.POOL}
    stage.claim("k1", A)
    assert baskets(stage, "k1", A) == {Basket.ALL, Basket.MINE}
    assert baskets(stage, "k1", OWNER) == {Basket.ALL, Basket.OF}
    assert baskets(stage, "k1", B) == set()


def test_what_nobody_can_have_is_the_connectors_to_see(stage: Stage) -> None:
    stage.make(members=())
    stage.write("k1")
    assert keeper_of(stage.talk("k1")) is None
    assert baskets(stage, "k1", OWNER) == {Basket.ALL, Basket.NOBODY}


def test_a_pool_without_anybody_who_works_here_is_none(stage: Stage) -> None:
    stage.make(members=(A,), method=Method.CLAIM)
    assert is_pool(stage.rule(), stage.shop.people)
    stage.set_status(A, Status.PAUSED)
    assert is_pool(stage.rule(), stage.shop.people), "away people may claim"
    stage.set_status(A, Status.DEACTIVATED)
    assert not is_pool(stage.rule(), stage.shop.people)


def test_kept_old_ones_and_idle_ones_are_the_connectors(stage: Stage) -> None:
    stage.history("old")
    stage.make(old=OldChoice.KEEP)
    assert baskets(stage, "old", OWNER) == {Basket.ALL, Basket.MINE}
    assert keeper_of(replace(stage.talk("old"), shared=True, dormant=True)) == OWNER
