"""The inbox's use cases: what is checked before a message is queued, threads in one piece, drafts, decisions."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
import pytest_asyncio
from PIL import Image

from app.domain.conversations import FREE_MS, Window
from app.domain.ids import OWNER, ConversationId, MessageKey, OaId, OutboxId, StaffId, UserId
from app.domain.messages import Customer, Gap, GapReason
from app.domain.outbox import MOST_FILES, Draft, OutboxItem, OutboxState
from app.domain.reactions import Icon
from app.errors import Rejected, Transient
from app.events import ConversationsChanged, Event, OutboxChanged
from app.services.ground import Ground
from app.store import conversations, messages, outbox, reactions
from tests.fakes.clock import FakeClock
from tests.unit.services.shop import Shop, picture

pytestmark = pytest.mark.asyncio
S = OutboxState
AN = StaffId("an")
STRANGER = ConversationId(OaId("1"), UserId("404"))


@pytest_asyncio.fixture
async def shop(ground: Ground, clock: FakeClock, tmp_path: Path) -> AsyncIterator[Shop]:
    """Its sender is at rest: what is queued stays queued."""
    opened = await Shop.open(ground, clock, tmp_path, undo_seconds=5)
    await opened.sending.close(0)
    yield opened


def photo() -> bytes:
    target = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(target, "PNG")
    return target.getvalue()


# --- sending ---------------------------------------------------------------------------------------------------------


async def test_a_text_is_cleaned_queued_and_announced(shop: Shop) -> None:
    cid, heard = await shop.customer(), list[Event]()
    shop.ground.bus.subscribe(OutboxChanged, heard.append)
    (item,) = await shop.inbox.send(cid, Draft(" Dạ\x00 co\u0300n\r\nạ \ud83d"))
    assert (item.text, item.author, item.state) == ("Dạ còn\nạ", OWNER, S.QUEUED)
    assert item.due_at == shop.clock.now() + 5_000
    assert heard == [OutboxChanged(cid, frozenset({item.id}))]


async def test_at_once_means_without_an_undo_window(shop: Shop) -> None:
    cid = await shop.customer()
    (item,) = await shop.inbox.send(cid, Draft("Dạ còn ạ"), at_once=True)
    assert item.due_at == shop.clock.now()


@pytest.mark.parametrize("text", ["", "  \n ", "\x00\x1b"])
async def test_nothing_is_not_sent(shop: Shop, text: str) -> None:
    cid = await shop.customer()
    with pytest.raises(Rejected, match="empty"):
        await shop.inbox.send(cid, Draft(text))


async def test_2000_code_points_go_and_more_go_as_several(shop: Shop) -> None:
    cid = await shop.customer()
    assert len(await shop.inbox.send(cid, Draft("🐤" * 2_000))) == 1
    items = await shop.inbox.send(cid, Draft("🐤" * 2_001))
    assert [len(item.text) for item in items] == [2_000, 1]
    assert len({item.due_at for item in items}) == 1


async def test_more_than_ten_messages_are_refused_with_the_limit(shop: Shop) -> None:
    cid = await shop.customer()
    assert len(await shop.inbox.send(cid, Draft("🐤" * 20_000))) == 10
    with pytest.raises(Rejected) as caught:
        await shop.inbox.send(cid, Draft("🐤" * 20_001))
    assert (caught.value.code, caught.value.params) == ("text_too_long", {"length": 20_001, "limit": 20_000})


async def test_a_send_is_taken_back_whole(shop: Shop) -> None:
    cid, heard = await shop.customer(), list[Event]()
    text = "\n\n".join(f"{n} " + "ạ" * 1_500 for n in range(3))
    quoted = shop.zalo.rows[0].remote_id
    items = await shop.inbox.send(cid, Draft(text, quote=quoted))
    other = await shop.inbox.send(cid, Draft("khác"))
    shop.ground.bus.subscribe(OutboxChanged, heard.append)
    assert await shop.inbox.take_back(items[1].id) == Draft(text, quote=quoted)
    assert heard == [OutboxChanged(cid, frozenset(item.id for item in items))]
    assert await shop.states(*(item.id for item in items)) == [S.CANCELLED] * 3
    assert await shop.state(other[0].id) is S.QUEUED
    assert await shop.inbox.take_back(items[0].id) is None


async def test_what_has_begun_to_leave_is_not_taken_back(shop: Shop) -> None:
    cid = await shop.customer()
    items = await shop.inbox.send(cid, Draft("ạ" * 1_999 + " " + "b" * 10))
    await shop.ground.db.write(outbox.start, items[0].id, shop.clock.now())
    assert await shop.inbox.take_back(items[0].id) == Draft("b" * 10)
    assert await shop.states(*(item.id for item in items)) == [S.SENDING, S.CANCELLED]


async def test_a_thread_tells_what_is_quoted_and_reacted_to(shop: Shop) -> None:
    cid = await shop.customer(text="Còn size M không?")
    remote = shop.zalo.rows[0].remote_id
    (item,) = await shop.inbox.send(cid, Draft("Dạ còn", quote=remote))
    await shop.ground.db.write(reactions.want, cid, remote, Icon.HEART, OWNER, shop.clock.now())
    page = await shop.inbox.thread(cid)
    quoted = page.quotes[item.id].message
    assert quoted is not None
    assert quoted.body.text == "Còn size M không?"
    assert page.reactions[remote].icon is Icon.HEART


async def test_only_the_holder_sends_whatever_the_screen_shows(shop: Shop) -> None:
    cid = await shop.customer()
    with pytest.raises(Rejected, match="deactivated"):
        await shop.inbox.send(cid, Draft("chào"), AN)
    await shop.share_with(AN)
    with pytest.raises(Rejected, match="gone"):
        await shop.inbox.send(cid, Draft("chào"), AN)
    await shop.assign(cid, AN)
    await shop.inbox.send(cid, Draft("chào"), AN)
    with pytest.raises(Rejected, match="not_yours"):
        await shop.inbox.send(cid, Draft("chào"))
    assert [item.author for item in await shop.inbox.unsent()] == [AN]


async def test_a_conversation_that_is_not_there_is_gone(shop: Shop) -> None:
    with pytest.raises(Rejected, match="gone"):
        await shop.inbox.send(STRANGER, Draft("chào"))


async def test_a_draft_that_was_sent_is_not_offered_again_and_another_one_stays(shop: Shop) -> None:
    cid, other = await shop.customer("11"), await shop.customer("12")
    await shop.inbox.save_draft(cid, "Dạ còn ạ ")
    await shop.inbox.save_draft(other, "còn đang gõ")
    await shop.inbox.send(cid, Draft("Dạ còn ạ"))
    await shop.inbox.send(other, Draft("câu khác"))
    assert (await shop.inbox.draft(cid), await shop.inbox.draft(other)) == ("", "còn đang gõ")


async def test_a_file_that_is_no_longer_kept_is_told_before_anything_is_queued(shop: Shop) -> None:
    cid = await shop.customer()
    attachment = await picture(shop)
    shop.files.kept.clear()
    with pytest.raises(Rejected, match="file_missing"):
        await shop.inbox.send(cid, Draft("", (attachment,)))
    assert await shop.inbox.unsent() == []


# --- decisions -------------------------------------------------------------------------------------------------------


async def _in_state(shop: Shop, cid: ConversationId, state: OutboxState) -> OutboxId:
    """An item that the sender has left in `state`."""
    (item,) = await shop.inbox.send(cid, Draft("Dạ còn ạ"))
    write, now = shop.ground.db.write, shop.clock.now()
    if state in {S.SENDING, S.UNKNOWN, S.NOT_FOUND, S.SENT, S.FAILED}:
        await write(outbox.start, item.id, now)
    if state in {S.UNKNOWN, S.NOT_FOUND}:
        await write(outbox.unknown, item.id, "timeout", now)
    if state is S.NOT_FOUND:
        await write(outbox.not_found, item.id)
    if state is S.FAILED:
        await write(outbox.fail, item.id, "blocked_by_customer")
    if state is S.HELD:
        await write(outbox.hold, item.id, "cost")
    if state is S.SENT:
        await write(lambda session: outbox.sent(session, item.id, "m1", now))  # type: ignore[arg-type]
    if state is S.CANCELLED:
        await write(outbox.cancel, item.id)
    return item.id


ALLOWED = {
    "undo": {S.QUEUED: S.CANCELLED, S.FAILED: S.CANCELLED, S.HELD: S.CANCELLED, S.NOT_FOUND: S.CANCELLED},
    "discard": {S.QUEUED: S.CANCELLED, S.FAILED: S.CANCELLED, S.HELD: S.CANCELLED, S.NOT_FOUND: S.CANCELLED},
    "retry": {S.FAILED: S.QUEUED, S.HELD: S.QUEUED, S.NOT_FOUND: S.QUEUED},
    "already_sent": {S.NOT_FOUND: S.SENT},
    "confirm_cost": {S.HELD: S.QUEUED},
}


@pytest.mark.parametrize("state", list(S))
@pytest.mark.parametrize("decision", sorted(ALLOWED))
async def test_a_decision_counts_where_it_makes_sense_and_is_no_crash_elsewhere(
    shop: Shop, decision: str, state: OutboxState
) -> None:
    cid = await shop.customer()
    item = await _in_state(shop, cid, state)
    after = ALLOWED[decision].get(state)
    assert await getattr(shop.inbox, decision)(item) is (after is not None)
    assert await shop.state(item) is (after or state)


async def test_agreeing_to_the_cost_is_remembered_with_the_message(shop: Shop) -> None:
    cid = await shop.customer()
    item = await _in_state(shop, cid, S.HELD)
    await shop.inbox.confirm_cost(item)
    assert (await shop.item(item)).paid_ok


async def test_only_the_author_or_the_holder_decides(shop: Shop) -> None:
    cid = await shop.customer()
    item = await _in_state(shop, cid, S.FAILED)
    assert not await shop.inbox.retry(item, AN), "for them it is not there"
    await shop.share_with(AN)
    await shop.assign(cid, AN)
    with pytest.raises(Rejected, match="not_yours"):
        await shop.inbox.retry(item)
    assert await shop.inbox.retry(item, AN)
    assert (await shop.item(item)).author == AN, "who sends it again answers for it"
    assert await shop.inbox.discard(item, AN)


async def test_a_decision_about_nothing_changes_nothing(shop: Shop) -> None:
    assert not await shop.inbox.retry(OutboxId(404))


# --- threads, lists, drafts ------------------------------------------------------------------------------------------


async def test_a_thread_is_read_page_by_page_from_both_ends(shop: Shop) -> None:
    cid = await shop.customer("11", "tin 1", ago_ms=100_000)
    for number in range(2, 13):
        await shop.customer("11", f"tin {number}", ago_ms=100_000 - number)
    newest = await shop.inbox.thread(cid, limit=5)
    assert [message.body.text for message in newest.messages] == [f"tin {n}" for n in range(8, 13)]
    assert (newest.has_older, newest.has_newer) == (True, False)
    older = await shop.inbox.thread(cid, before=newest.messages[0].key, limit=5)
    assert [message.body.text for message in older.messages] == [f"tin {n}" for n in range(3, 8)]
    assert (older.has_older, older.has_newer) == (True, True)
    oldest = await shop.inbox.thread(cid, before=older.messages[0].key, limit=5)
    assert [message.body.text for message in oldest.messages] == ["tin 1", "tin 2"]
    assert not oldest.has_older
    newer = await shop.inbox.thread(cid, after=older.messages[-1].key, limit=5)
    assert [message.body.text for message in newer.messages] == [f"tin {n}" for n in range(8, 13)]
    assert (newer.has_older, newer.has_newer) == (True, False)
    middle = await shop.inbox.thread(cid, after=MessageKey(0), limit=5)
    assert [message.body.text for message in middle.messages] == [f"tin {n}" for n in range(1, 6)]
    assert middle.has_newer


async def test_a_thread_shows_what_waits_and_what_is_missing(shop: Shop) -> None:
    cid = await shop.customer()
    hole = Gap(cid, 0, shop.clock.now() - 90_000, GapReason.TOO_OLD)
    await shop.ground.db.write(messages.add_gap, hole)
    items = await shop.inbox.send(cid, Draft("Dạ còn ạ"))
    page = await shop.inbox.thread(cid)
    assert (page.gaps, page.outbox) == ((hole,), tuple(items))
    await shop.inbox.undo(items[0].id)
    assert (await shop.inbox.thread(cid)).outbox == ()


async def test_a_sent_message_is_shown_once_before_and_after_its_history_row_comes(shop: Shop) -> None:
    shop = await shop.restart()
    cid = await shop.customer()
    (item,) = await shop.inbox.send(cid, Draft("Dạ còn ạ"), at_once=True)
    await shop.pass_time(1)

    async def shown() -> list[str]:
        page = await shop.inbox.thread(cid)
        return [m.body.text for m in page.messages] + [waiting.text for waiting in page.outbox]

    assert await shop.state(item.id) is S.SENT
    assert (await shown()).count("Dạ còn ạ") == 1
    await shop.poll()
    assert (await shown()).count("Dạ còn ạ") == 1
    assert (await shop.inbox.thread(cid)).outbox == ()
    await shop.sending.close(0)


async def test_conversations_of_one_oa_or_all_and_how_many_wait(shop: Shop) -> None:
    first, second = await shop.customer("11", ago_ms=5_000), await shop.customer("12", ago_ms=1_000)
    assert await shop.inbox.conversation_ids() == [second, first]
    assert await shop.inbox.conversation_ids(OaId("another")) == []
    assert [row.id for row in await shop.inbox.rows([first, STRANGER, second])] == [first, second]
    assert await shop.inbox.total_waiting() == 2
    assert await shop.inbox.row(STRANGER) is None


async def test_seen_is_told_once(shop: Shop) -> None:
    cid, heard = await shop.customer(), list[Event]()
    shop.ground.bus.subscribe(ConversationsChanged, heard.append)
    await shop.inbox.mark_seen(cid)
    await shop.inbox.mark_seen(cid)
    row = await shop.inbox.row(cid)
    assert row is not None
    assert row.seen
    assert heard == [ConversationsChanged(frozenset({cid}))]


async def test_a_draft_is_kept_as_typed_for_each_person_and_told_when_it_changes(shop: Shop) -> None:
    cid, heard = await shop.customer(), list[Event]()
    shop.ground.bus.subscribe(ConversationsChanged, heard.append)
    await shop.inbox.save_draft(cid, " đang gõ ")
    await shop.inbox.save_draft(cid, " đang gõ ")
    await shop.inbox.save_draft(cid, "của An", AN)
    assert (await shop.inbox.draft(cid), await shop.inbox.draft(cid, AN)) == (" đang gõ ", "của An")
    assert len(heard) == 2
    await shop.inbox.save_draft(cid, "")
    assert await shop.inbox.draft(cid) == ""


async def test_a_draft_keeps_what_it_answers_to(shop: Shop) -> None:
    cid, other = await shop.customer("11"), await shop.customer("12")
    asked = (await shop.inbox.thread(cid)).messages[-1]
    await shop.inbox.save_draft(cid, "Dạ", quote=asked.remote_id)
    assert await shop.inbox.draft_quote(cid) == asked
    assert await shop.inbox.draft_quote(cid, AN) is None, "it is the owner's"
    await shop.inbox.save_draft(cid, "", quote=asked.remote_id)
    assert (await shop.inbox.draft(cid), await shop.inbox.draft_quote(cid)) == ("", asked)
    await shop.inbox.save_draft(cid, "")
    assert await shop.inbox.draft_quote(cid) is None
    await shop.inbox.save_draft(other, "", quote=asked.remote_id)
    assert await shop.inbox.draft_quote(other) is None, "that was said elsewhere"


async def test_no_more_files_than_one_message_takes(shop: Shop) -> None:
    cid, photo = await shop.customer(), await picture(shop)
    with pytest.raises(Rejected, match="too_many"):
        await shop.inbox.send(cid, Draft(attachments=(photo,) * (MOST_FILES + 1)))
    assert await shop.inbox.unsent() == []
    assert len(await shop.inbox.send(cid, Draft(attachments=(photo,) * MOST_FILES))) == MOST_FILES


async def test_a_draft_with_half_an_emoji_can_be_kept(shop: Shop) -> None:
    cid = await shop.customer()
    await shop.inbox.save_draft(cid, "a\ud83d\x00b")
    assert await shop.inbox.draft(cid) == "ab"


async def test_the_window_is_told_by_what_is_known(shop: Shop) -> None:
    fresh, old = await shop.customer("11"), await shop.customer("12", ago_ms=FREE_MS + 1)
    assert (await shop.inbox.reply_window(fresh)).window is Window.FREE
    assert (await shop.inbox.reply_window(old)).window is Window.PAID
    assert (await shop.inbox.reply_window(STRANGER)).window is Window.UNKNOWN


async def test_a_customer_is_what_zalo_said_or_nobody(shop: Shop) -> None:
    cid = await shop.customer()
    known = Customer(cid.user_id, "Chị Lan", phone="0900000000")
    await shop.ground.db.write(conversations.save_customer, cid.oa_id, known, shop.clock.now())
    found = await shop.inbox.customer(cid)
    assert found is not None
    assert replace(found, avatar="") == known
    assert await shop.inbox.customer(STRANGER) is None


async def test_an_error_of_the_disk_reaches_whoever_asked(shop: Shop) -> None:
    cid = await shop.customer()

    async def busy(*_: object, **__: object) -> OutboxItem:
        raise Transient("busy", reached=False)

    shop.ground.db.write = busy  # type: ignore[method-assign]
    with pytest.raises(Transient):
        await shop.inbox.send(cid, Draft("chào"))
