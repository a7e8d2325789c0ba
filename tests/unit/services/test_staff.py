"""Accounts of staff, and PINs that can't be guessed by trying."""

import pytest
from argon2 import PasswordHasher

from app.domain.ids import OWNER, StaffId
from app.domain.sharing.values import Person, Status
from app.domain.staff import FIRST_WAIT_MS, FREE_TRIES, LONGEST_WAIT_MS, Staff
from app.errors import Rejected
from app.events import Event, StaffChanged
from app.services.ground import Ground
from app.services.staff import People
from app.store import rules, staff
from tests.fakes.clock import FakeClock
from tests.fakes.inbox import FakeMedia

pytestmark = pytest.mark.asyncio
KEY = b"k" * 32
CHEAP = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


@pytest.fixture
def people(ground: Ground) -> People:
    return People(ground, CHEAP)


async def test_the_owner_adds_somebody_whom_rules_can_name(people: People, ground: Ground) -> None:
    heard: list[Event] = []
    ground.bus.subscribe(StaffChanged, heard.append)
    an = await people.add("  Nguyễn  An ", " An@Shop.vn ")
    assert (an.name, an.email, an.status, an.has_pin) == ("Nguyễn An", "An@Shop.vn", Status.ACTIVE, False)
    assert [one.id for one in await people.all()] == [OWNER, an.id]
    assert (await people.find(["an@shop.vn"])).people == (an,)
    assert heard == [StaffChanged()]


@pytest.mark.parametrize(
    ("name", "email", "code"),
    [(" ", "an@shop.vn", "name_empty"), ("x" * 61, "an@shop.vn", "name_long"), ("An", "an@shop", "bad_email")],
)
async def test_what_no_account_may_be(people: People, name: str, email: str, code: str) -> None:
    with pytest.raises(Rejected, match=code):
        await people.add(name, email)
    assert len(await people.all()) == 1


async def test_an_address_is_one_persons(people: People) -> None:
    an = await people.add("An", "an@shop.vn")
    binh = await people.add("Bình", "binh@shop.vn")
    with pytest.raises(Rejected, match="email_taken") as refused:
        await people.add("Ai đó", "AN@shop.vn")
    assert refused.value.params["detail"] == "An"
    with pytest.raises(Rejected, match="email_taken"):
        await people.change(binh.id, OWNER, name="Bình", email="an@shop.vn")
    assert (await people.change(an.id, OWNER, name="An", email="AN@shop.vn")).email == "AN@shop.vn"


async def test_others_change_themselves_but_not_their_address(people: People) -> None:
    an = await people.add("An", "an@shop.vn")
    binh = await people.add("Bình", "binh@shop.vn")
    assert (await people.change(an.id, an.id, name="An An", email="an@shop.vn", picture="k")).picture == "k"
    for who, email in ((an.id, "x@shop.vn"), (binh.id, "binh@shop.vn")):
        with pytest.raises(Rejected, match="not_owner"):
            await people.change(who, an.id, name="An", email=email)
    with pytest.raises(Rejected, match="not_owner"):
        await people.add("Cúc", "cuc@shop.vn", an.id)
    assert (await people.change(OWNER, OWNER, name="Lan", email="")).name == "Lan"


async def test_a_pin_opens_the_profile(people: People, ground: Ground) -> None:
    an = await people.add("An", "an@shop.vn")
    await people.check_pin(an.id, "")
    await people.set_pin(an.id, "2468", OWNER)
    kept = await ground.db.read(staff.pin_record, an.id)
    assert kept is not None
    assert kept.hash.startswith("$argon2id$")
    await people.check_pin(an.id, "2468")
    with pytest.raises(Rejected, match="wrong_pin") as refused:
        await people.check_pin(an.id, "2469")
    assert refused.value.params["left"] == 4
    await people.check_pin(an.id, "2468")


async def test_guessing_gets_slower_and_an_end_of_the_app_does_not_help(people: People, clock: FakeClock) -> None:
    an = await people.add("An", "an@shop.vn")
    await people.set_pin(an.id, "2468", OWNER)
    for _ in range(4):
        with pytest.raises(Rejected, match="wrong_pin"):
            await people.check_pin(an.id, "0000")
    with pytest.raises(Rejected, match="pin_wait"):
        await people.check_pin(an.id, "0000")
    with pytest.raises(Rejected, match="pin_wait"):
        await People(people._ground, CHEAP).check_pin(an.id, "2468")
    await clock.advance(31)
    with pytest.raises(Rejected, match="pin_wait"):
        await people.check_pin(an.id, "0000")
    await clock.advance(31)
    with pytest.raises(Rejected, match="pin_wait"):
        await people.check_pin(an.id, "2468")
    await clock.advance(31)
    await people.check_pin(an.id, "2468")
    with pytest.raises(Rejected, match="wrong_pin"):
        await people.check_pin(an.id, "0000")


async def guessed_wrong(people: People) -> StaffId:
    """Somebody of whom five PINs were tried."""
    an = await people.add("An", "an@shop.vn")
    await people.set_pin(an.id, "2468", OWNER)
    for _ in range(5):
        with pytest.raises(Rejected):
            await people.check_pin(an.id, "0000")
    return an.id


async def test_a_clock_set_back_makes_nobody_wait_longer_and_one_set_forward_no_less(
    people: People, clock: FakeClock
) -> None:
    an = await guessed_wrong(people)
    for jump_ms in (-365 * 86_400_000, 365 * 86_400_000):
        clock.set_wall(clock.now() + jump_ms)
        assert await people.waits_until(an) == clock.now() + FIRST_WAIT_MS
        with pytest.raises(Rejected, match="pin_wait"):
            await people.check_pin(an, "2468")
    await clock.advance(FIRST_WAIT_MS // 1000)
    await people.check_pin(an, "2468")


@pytest.mark.parametrize("looked_first", [True, False])
async def test_after_a_restart_too_the_wait_ends_though_the_clock_was_set_back(
    people: People, clock: FakeClock, looked_first: bool
) -> None:
    an = await guessed_wrong(people)
    clock.set_wall(clock.now() - 365 * 86_400_000)
    again = People(people._ground, CHEAP)
    if looked_first:
        assert await again.waits_until(an) == clock.now() + LONGEST_WAIT_MS
    else:
        with pytest.raises(Rejected, match="pin_wait"):
            await again.check_pin(an, "2468")
    await clock.advance(LONGEST_WAIT_MS // 1000)
    await again.check_pin(an, "2468")


async def test_who_has_no_pin_never_waits(people: People) -> None:
    an = await people.add("An", "an@shop.vn")
    for _ in range(9):
        await people.check_pin(an.id, "")
    assert await people.waits_until(an.id) == 0


async def test_ones_own_pin_asks_for_the_old_one(people: People) -> None:
    an = await people.add("An", "an@shop.vn")
    await people.set_pin(an.id, "2468", an.id)
    with pytest.raises(Rejected, match="wrong_pin"):
        await people.set_pin(an.id, "1357", an.id, old="0000")
    await people.set_pin(an.id, "", an.id, old="2468")
    await people.check_pin(an.id, "")
    with pytest.raises(Rejected, match="bad_pin"):
        await people.set_pin(an.id, "12", OWNER)
    with pytest.raises(Rejected, match="not_owner"):
        await people.set_pin(OWNER, "2468", an.id)


async def test_who_no_longer_works_here_does_not_get_in(people: People, ground: Ground) -> None:
    an = await people.add("An", "an@shop.vn")
    gone = {an.id: Person(an.id, Status.DEACTIVATED)}
    await ground.db.write(rules.save_people, {}, gone)
    with pytest.raises(Rejected, match="deactivated"):
        await people.check_pin(an.id, "")
    with pytest.raises(Rejected, match="staff_unknown"):
        await people.check_pin(StaffId("nobody"), "")
    assert (await people.find(["an@shop.vn"])).deactivated == ("an@shop.vn",)
    assert Staff(OWNER, "Lan").is_owner


async def test_a_damaged_hash_opens_nothing(people: People, ground: Ground) -> None:
    an = await people.add("An", "an@shop.vn")
    await ground.db.write(staff.save_pin_record, an.id, staff.PinRecord("not a hash", 0, 0))
    with pytest.raises(Rejected, match="wrong_pin"):
        await people.check_pin(an.id, "")


async def test_a_name_is_changed_without_losing_the_picture(people: People) -> None:
    an = await people.add("An", "an@shop.vn")
    await people.change(an.id, OWNER, name="An", email="an@shop.vn", picture="k")
    assert (await people.change(an.id, an.id, name="An An", email="an@shop.vn")).picture == "k"
    assert (await people.change(an.id, OWNER, name="An An", email="an@shop.vn", picture="")).picture == ""


async def test_a_picture_stays_in_the_media_cache(ground: Ground) -> None:
    media = FakeMedia()
    people = People(ground, CHEAP, media)
    an = await people.add("An", "an@shop.vn")
    assert await people.picture(an) is None
    key = await people.keep_picture(b"picture")
    an = await people.change(an.id, OWNER, name="An", email="an@shop.vn", picture=key)
    assert await people.picture(an) == b"picture"
    assert key in media.kept


async def test_how_long_one_has_to_wait_is_known_before_trying(people: People, clock: FakeClock) -> None:
    an = await people.add("An", "an@shop.vn")
    await people.set_pin(an.id, "2468", OWNER)
    assert await people.waits_until(an.id) == 0
    for _ in range(FREE_TRIES):
        with pytest.raises(Rejected):
            await people.check_pin(an.id, "0000")
    assert await people.waits_until(an.id) == clock.now() + FIRST_WAIT_MS
    await clock.advance(FIRST_WAIT_MS // 1000)
    assert await people.waits_until(an.id) == 0


async def test_an_owner_who_forgot_the_pin_chooses_a_new_one_with_the_key_of_the_data(
    people: People, ground: Ground
) -> None:
    await people.set_pin(OWNER, "2468", OWNER)
    with pytest.raises(ValueError, match="not the key"):
        await people.new_owner_pin("1357", b"x" * 32)
    with pytest.raises(Rejected, match="bad_pin"):
        await people.new_owner_pin("1", KEY)
    await people.new_owner_pin("1357", KEY)
    await people.check_pin(OWNER, "1357")
