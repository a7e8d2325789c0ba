"""Each option of a rule at work: through the real loop, real ingest, a real file and a clock that tests move."""

import pytest

from app.domain.ids import OWNER
from app.domain.sharing.values import DAY_MS, Method, OldChoice, Options, Status, Why
from app.services.ground import Ground
from app.services.rules import Consent
from app.services.sharing import Sharing
from tests.fakes.clock import FakeClock, settle
from tests.fakes.shared_shop import AN, BINH, CUC, SharedShop, talk

pytestmark = pytest.mark.asyncio
MINUTE, DAY = 60, DAY_MS // 1000


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    return SharedShop(ground, clock)


async def begun(shop: SharedShop, *members: str, **rule: object) -> None:
    await shop.hire(AN, BINH, CUC)
    await shop.make(*(members or (AN, BINH)), **rule)  # type: ignore[arg-type]
    await shop.start()


async def holders(shop: SharedShop, users: str) -> str:
    return " ".join([await shop.holder(user) for user in users])


# --- hand on after N minutes


async def test_it_goes_on_from_one_to_the_next_until_somebody_answers(shop: SharedShop) -> None:
    await begun(shop, AN, BINH, CUC, options=Options(hand_on_minutes=10))
    await shop.write("1")
    for expected in (BINH, CUC, AN):
        await shop.clock.advance(9 * MINUTE)
        assert await shop.holder("1") != expected
        await shop.clock.advance(1 * MINUTE)
        assert await shop.holder("1") == expected
    await shop.answer("1")
    await shop.clock.advance(60 * MINUTE)
    assert await shop.holder("1") == AN
    assert [one.why for one in shop.told] == [Why.TURN, Why.HANDED_ON, Why.HANDED_ON, Why.HANDED_ON]


async def test_what_the_connector_took_over_is_not_handed_on(shop: SharedShop) -> None:
    await begun(shop, options=Options(hand_on_minutes=10))
    await shop.write("1")
    await shop.sharing.take_over(talk("1"))
    await shop.clock.advance(60 * MINUTE)
    assert await shop.holder("1") == OWNER


async def test_with_nobody_else_it_stays_and_goes_on_as_soon_as_somebody_is_back(shop: SharedShop) -> None:
    await begun(shop, options=Options(hand_on_minutes=10))
    await shop.rules.set_status(BINH, Status.PAUSED)
    await shop.write("1")
    await shop.clock.advance(30 * MINUTE)
    assert await shop.holder("1") == AN
    await shop.rules.set_status(BINH, Status.ACTIVE)
    await settle()
    assert await shop.holder("1") == BINH


async def test_while_nobody_else_may_have_it_the_loop_rests(shop: SharedShop) -> None:
    await begun(shop, AN, options=Options(hand_on_minutes=10))
    await shop.write("1")
    await shop.clock.advance(11 * MINUTE)
    reads = 0
    read = shop.ground.db.read

    async def counted(*given: object) -> object:
        nonlocal reads
        reads += 1
        return await read(*given)  # type: ignore[arg-type]

    shop.ground.db.read = counted  # type: ignore[method-assign, assignment]
    await shop.clock.advance(10 * MINUTE)
    assert 0 < reads <= 10 * 4, "a look a minute, not one a second"


async def test_what_waits_to_be_claimed_is_dealt_by_turn_then(shop: SharedShop) -> None:
    await begun(shop, method=Method.CLAIM, options=Options(hand_on_minutes=10))
    await shop.write("1", "2")
    await shop.clock.advance(9 * MINUTE)
    assert await holders(shop, "12") == "- -"
    await shop.clock.advance(2 * MINUTE)
    assert await holders(shop, "12") == "an binh"
    assert {one.why for one in shop.told} == {Why.UNCLAIMED}


# --- cap


async def test_the_cap_counts_unanswered_open_ones_of_this_rule(shop: SharedShop) -> None:
    await begun(shop, options=Options(cap=1))
    await shop.write("1", "2", "3", "4")
    assert await holders(shop, "1234") == "an binh - -"
    await shop.answer("1")
    assert await holders(shop, "34") == "an -"
    await shop.sharing.close(talk("2"), BINH)
    await settle()
    assert await shop.holder("4") == BINH


async def test_the_cap_binds_no_claim(shop: SharedShop) -> None:
    await begun(shop, method=Method.CLAIM, options=Options(cap=1))
    await shop.write("1", "2", "3")
    for user in "123":
        await shop.sharing.claim(talk(user), AN)
    assert await holders(shop, "123") == "an an an"


# --- skip what is idle


async def test_what_is_long_idle_is_left_out_of_a_wave_and_dealt_when_its_customer_writes(shop: SharedShop) -> None:
    await shop.hire(AN, BINH)
    await shop.write("1")
    await shop.clock.advance(8 * DAY)
    await shop.write("2")
    draft = shop.draft(AN, BINH, old=OldChoice.AVAILABLE, options=Options(idle_days=7))
    shown = await shop.rules.preview(draft)
    assert [line.talk.user_id for line in shown.lines] == ["2"]
    await shop.rules.save(draft, consent=Consent(shown.shared))
    await shop.start()
    assert await holders(shop, "12") == "- an"
    await shop.write("1")
    assert await shop.holder("1") == BINH


# --- only people who are not paused


@pytest.mark.parametrize(("only", "expected"), [(True, "binh binh"), (False, "an binh")])
async def test_who_is_away_gets_nothing_unless_the_rule_says_so(shop: SharedShop, only: bool, expected: str) -> None:
    await begun(shop, options=Options(only_unpaused=only))
    await shop.rules.set_status(AN, Status.PAUSED, AN)
    await shop.write("1", "2")
    assert await holders(shop, "12") == expected


async def test_rr11_who_comes_back_gets_the_next_one_and_then_the_normal_turn(shop: SharedShop) -> None:
    await begun(shop)
    await shop.rules.set_status(AN, Status.PAUSED, AN)
    await shop.write(*"123")
    await shop.rules.set_status(AN, Status.ACTIVE, AN)
    await shop.write(*"4567")
    assert await holders(shop, "1234567") == "binh binh binh an binh an binh"


async def test_options_hold_after_a_restart(shop: SharedShop) -> None:
    await begun(shop, options=Options(cap=1, hand_on_minutes=10))
    await shop.write("1", "2", "3")
    await shop.ground.supervisor.close()
    await shop.clock.advance(60 * MINUTE)
    shop.sharing = Sharing(shop.ground)
    shop.ground.supervisor.keep("sharing", shop.sharing.run)
    await settle()
    assert await shop.holder("3") == "-", "both have one that is unanswered"
    await shop.answer("2")
    assert await shop.holder("3") != "-"
