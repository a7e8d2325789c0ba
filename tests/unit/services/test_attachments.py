"""Files into a message: the original is kept beside what is sent, edits begin with it, drafts hold both."""

import io
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from app.domain.ids import ConversationId, StaffId, UserId
from app.domain.outbox import Draft
from app.domain.photo_edit import Box, PhotoEdit
from app.errors import Rejected
from app.events import ConversationsChanged
from app.services.attachments import Attachments
from app.services.ground import Ground
from tests.fakes.clock import FakeClock
from tests.unit.services.shop import Shop

pytestmark = pytest.mark.asyncio
LEFT_HALF = PhotoEdit(crop=Box(0.0, 0.0, 0.5, 1.0))


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    opened = await Shop.open(ground, clock, tmp_path, undo_seconds=5)
    yield opened
    await opened.sending.close(0)


@pytest.fixture
def attachments(shop: Shop) -> Attachments:
    return Attachments(shop.ground, shop.files)


def photo() -> bytes:
    """Red and blue, with the place where it was taken."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[2] = (10.0, 46.0, 30.0)
    made = Image.new("RGB", (40, 30), "red")
    made.paste("blue", (20, 0, 40, 30))
    target = io.BytesIO()
    made.save(target, "JPEG", exif=exif, quality=95)
    return target.getvalue()


async def test_files_are_made_ready_kept_and_sent(shop: Shop, attachments: Attachments) -> None:
    cid = await shop.customer()
    first = await attachments.attach("a.jpg", photo())
    second = await attachments.attach("giá.pdf", b"%PDF-1.7 x")
    assert (first.mime, first.width, first.height) == ("image/jpeg", 40, 30)
    assert shop.files.kept[first.original] == photo()
    assert await attachments.original(first) == photo()
    assert (shop.files.kept[second.key], second.original) == (b"%PDF-1.7 x", "")
    items = await shop.inbox.send(cid, Draft("Mẫu đây ạ", (first, second)))
    assert [(item.kind, item.text, item.attachment) for item in items] == [
        ("photo", "Mẫu đây ạ", first),
        ("file", "", second),
    ]


async def test_an_edit_is_made_from_the_original_each_time(shop: Shop, attachments: Attachments) -> None:
    plain = await attachments.attach("a.jpg", photo())
    half = await attachments.edit(plain, LEFT_HALF)
    assert (half.width, half.height, half.original, half.edit) == (20, 30, plain.original, LEFT_HALF)
    assert half.key != plain.key
    again = await attachments.edit(half, PhotoEdit(turns=1))
    assert (again.width, again.height) == (30, 40), "no pixel was lost to the edit before"
    assert await attachments.edit(again, PhotoEdit()) == plain


async def test_an_edit_without_its_original_says_so(shop: Shop, attachments: Attachments) -> None:
    made = await attachments.attach("a.jpg", photo())
    del shop.files.kept[made.original]
    with pytest.raises(Rejected, match="file_missing"):
        await attachments.edit(made, LEFT_HALF)


async def test_a_file_of_a_wrong_kind_is_refused_when_it_is_attached(shop: Shop, attachments: Attachments) -> None:
    with pytest.raises(Rejected, match="wrong_type"):
        await attachments.attach("a.exe", b"MZ\x00")
    assert shop.files.kept == {}


async def test_the_files_of_a_draft_survive_a_restart_until_they_are_sent(shop: Shop, attachments: Attachments) -> None:
    cid = await shop.customer()
    made = await attachments.edit(await attachments.attach("a.jpg", photo()), LEFT_HALF)
    other = await attachments.attach("giá.pdf", b"%PDF-1.7 x")
    seen: list[ConversationsChanged] = []
    shop.ground.bus.subscribe(ConversationsChanged, seen.append)
    await attachments.save_draft(cid, [made, other])
    await attachments.save_draft(cid, [made, other])
    assert seen == [ConversationsChanged(frozenset({cid}))]
    reopened = Attachments(shop.ground, shop.files)
    assert await reopened.draft(cid) == (made, other)
    await shop.inbox.send(cid, Draft("", (made,)))
    assert await reopened.draft(cid) == (other,)


async def test_only_who_sees_a_conversation_has_a_draft_with_files(shop: Shop, attachments: Attachments) -> None:
    cid = await shop.customer()
    made = await attachments.attach("a.jpg", photo())
    await shop.assign(cid, StaffId("binh"))
    with pytest.raises(Rejected, match="gone"):
        await attachments.save_draft(cid, [made], StaffId("an"))
    with pytest.raises(Rejected, match="gone"):
        await attachments.save_draft(ConversationId(cid.oa_id, UserId("404")), [made])
    await attachments.save_draft(cid, [], StaffId("an"))
