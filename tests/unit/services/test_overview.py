"""The owner's view: his alone, and a file that says what the log says."""

from pathlib import Path

import pytest

from app.domain.sharing.overview import Holding, Share, Waiting
from app.domain.sharing.values import Method, Options, Status, Why
from app.errors import Rejected
from app.services.ground import Ground
from app.services.overview import COLUMNS, Mine, Overview, Period, SheetWords
from tests.fakes.clock import FakeClock
from tests.fakes.shared_shop import AN, BINH, R, SharedShop, talk
from tests.unit.test_sheets import cells

pytestmark = pytest.mark.asyncio

WORDS = SheetWords(
    shares="Chia",
    now="Đang giữ",
    log="Nhật ký",
    person="Người",
    rule="Quy tắc",
    columns={name: name for name in COLUMNS},
    holding=("Mở", "Chưa trả lời", "Chờ", "Sắp hết"),
    lines=("Lúc", "Khách", "Quy tắc", "Việc", "Từ", "Đến", "Bởi"),
    note="Ghi chú",
    whys={Why.TURN: "đến lượt"},
    owner="Chủ shop",
    nobody="Chưa ai",
    gone="Đã xóa",
)


def left_in(folder: Path) -> list[str]:
    return [one.name for one in folder.glob("*.xlsx*")]


@pytest.fixture
def shop(ground: Ground, clock: FakeClock) -> SharedShop:
    return SharedShop(ground, clock)


async def busy(shop: SharedShop) -> Period:
    await shop.hire(AN, BINH)
    await shop.make(AN, BINH)
    await shop.start()
    await shop.write("1", "2", "3")
    await shop.sharing.hand_over(talk("1"), BINH, AN, "=khách quen")
    return Period(0, shop.clock.now() + 1)


async def test_it_is_the_owners_alone(shop: SharedShop, tmp_path: Path) -> None:
    view, period = Overview(shop.ground), Period(0, 1)
    for asked in (view.now(AN), view.shares(period, AN), view.export(tmp_path / "a.xlsx", period, WORDS, AN)):
        with pytest.raises(Rejected, match="not_owner"):
            await asked
    assert left_in(tmp_path) == []


async def test_who_holds_what_and_who_got_what(shop: SharedShop) -> None:
    period = await busy(shop)
    view = Overview(shop.ground)
    assert await view.shares(period) == {
        (AN, R): Share(dealt=2, handed_out=1),
        (BINH, R): Share(dealt=1, handed_in=1),
    }
    now = await view.now()
    assert {(one.staff, one.open, one.unanswered) for one in now.holdings} == {(AN, 1, 1), (BINH, 2, 2)}
    assert all(isinstance(one, Holding) and one.longest for one in now.holdings)


async def test_the_pool_is_shown_by_rule(shop: SharedShop) -> None:
    await shop.hire(AN)
    await shop.make(AN, method=Method.CLAIM)
    await shop.start()
    await shop.write("1", "2")
    (waiting,) = (await Overview(shop.ground).now()).waiting
    assert waiting == Waiting(R, 2, waiting.longest)
    assert waiting.longest > 0


async def test_the_file_says_the_same_and_no_note_is_a_formula(shop: SharedShop, tmp_path: Path) -> None:
    period = await busy(shop)
    heard: list[float] = []
    await Overview(shop.ground).export(tmp_path / "a.xlsx", period, WORDS, on_progress=heard.append)
    shares = [value for _, value in cells(tmp_path / "a.xlsx", 1)]
    width = 2 + len(COLUMNS)
    assert shares[:width] == ["Người", "Quy tắc", *COLUMNS]
    assert [shares[width], shares[width + 1], shares[width + 2]] == ["An", "Ca sáng", "2"]
    log = [value for _, value in cells(tmp_path / "a.xlsx", 3)]
    assert log.count("đến lượt") == 3
    assert "=khách quen" in log
    assert heard == sorted(heard)
    assert heard[-1] == 1.0


async def test_a_file_that_fails_leaves_nothing_behind(shop: SharedShop, tmp_path: Path) -> None:
    period = await busy(shop)

    def fail(done: float) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        await Overview(shop.ground).export(tmp_path / "a.xlsx", period, WORDS, on_progress=fail)
    assert left_in(tmp_path) == []


async def test_everybody_may_ask_how_they_stand_themselves(shop: SharedShop) -> None:
    view = Overview(shop.ground)
    assert await view.mine() == Mine()
    await busy(shop)
    assert await view.mine(BINH) == Mine(Status.ACTIVE, True, 2, 0)
    await shop.rules.set_status(AN, Status.PAUSED, AN)
    assert await view.mine(AN) == Mine(Status.PAUSED, True, 1, 0)
    await shop.rules.save(shop.draft(AN, BINH, options=Options(hand_on_minutes=30), version=1))
    assert (await view.mine(AN)).minutes == 30
