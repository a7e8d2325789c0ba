"""The outbox's rules: the state machine of product.md 6, likeness, and when to read back."""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import OWNER, ConversationId, MediaKey, OaId, OutboxId, RemoteId, UserId
from app.domain.messages import Body, Direction, HistoryRow, Kind, Link
from app.domain.outbox import (
    CANCELLABLE,
    DONE,
    LIKENESS_MS,
    LONGEST_SEND_MS,
    NEEDS_PERSON,
    Attachment,
    OutboxItem,
    OutboxKind,
    OutboxState,
    check_transition,
    is_like,
    may_become,
    pair,
    plain,
    read_back_in,
)

AT = 1_760_000_000_000
CID = ConversationId(OaId("3000000000000000001"), UserId("1000000000000000011"))
S = OutboxState


def item(number: int = 1, text: str = "Dạ còn ạ", **changes: object) -> OutboxItem:
    plain = OutboxItem(
        id=OutboxId(number),
        conversation=CID,
        author=OWNER,
        kind=OutboxKind.TEXT,
        text=text,
        created_at=AT - 5_000,
        due_at=AT,
        state=S.UNKNOWN,
        started_at=AT,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def row(remote_id: str = "a1", text: str = "Dạ còn ạ", at: int = AT + 300, **changes: object) -> HistoryRow:
    plain = HistoryRow(
        remote_id=RemoteId(remote_id),
        user_id=CID.user_id,
        direction=Direction.OUT,
        sent_at=at,
        body=Body(Kind.TEXT, text),
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


def test_every_step_of_the_state_machine_is_one_of_these() -> None:
    steps = {(before, after) for before in S for after in S if may_become(before, after)}
    assert steps == {
        (S.QUEUED, S.QUEUED),
        (S.QUEUED, S.SENDING),
        (S.QUEUED, S.FAILED),
        (S.QUEUED, S.HELD),
        (S.QUEUED, S.CANCELLED),
        (S.SENDING, S.SENT),
        (S.SENDING, S.QUEUED),
        (S.SENDING, S.FAILED),
        (S.SENDING, S.UNKNOWN),
        (S.UNKNOWN, S.UNKNOWN),
        (S.UNKNOWN, S.SENT),
        (S.UNKNOWN, S.NOT_FOUND),
        (S.NOT_FOUND, S.QUEUED),
        (S.NOT_FOUND, S.SENT),
        (S.NOT_FOUND, S.CANCELLED),
        (S.FAILED, S.QUEUED),
        (S.FAILED, S.CANCELLED),
        (S.HELD, S.QUEUED),
        (S.HELD, S.CANCELLED),
    }


def test_what_may_have_left_the_machine_is_never_queued_again_without_a_person() -> None:
    with pytest.raises(ValueError, match="unknown to queued"):
        check_transition(S.UNKNOWN, S.QUEUED)
    check_transition(S.NOT_FOUND, S.QUEUED)


def test_only_what_has_not_started_can_be_taken_back() -> None:
    assert {S.QUEUED, S.FAILED, S.HELD, S.NOT_FOUND} == CANCELLABLE


def test_states_that_end_by_themselves_end_by_a_person_or_are_done_make_all() -> None:
    assert {S.QUEUED, S.SENDING, S.UNKNOWN} | NEEDS_PERSON | DONE == set(S)


def test_reads_back_after_5_15_and_45_seconds_then_asks() -> None:
    waits = [read_back_in(reads, at) for reads, at in enumerate((0, 5_000, 15_000, 45_000))]
    assert waits == [5_000, 10_000, 30_000, None]


def test_looks_that_come_late_follow_each_other_more_closely_but_not_at_once() -> None:
    assert [read_back_in(1, at) for at in (9_999, 10_000, 10_001, 10**9)] == [5_001, 5_000, 5_000, 5_000]
    assert [read_back_in(2, at) for at in (30_000, 39_999, 45_000)] == [15_000, 5_001, 5_000]


def test_the_same_text_at_about_the_same_time_is_like() -> None:
    assert is_like(item(), row())
    assert is_like(item(text="Dạ  còn\nạ"), row(text=unicodedata.normalize("NFD", "Dạ còn ạ")))


@pytest.mark.parametrize(
    "other",
    [
        row(text="Dạ hết ạ"),
        row(direction=Direction.IN),
        row(at=AT - LIKENESS_MS - 1),
        row(at=AT + 10 * 60_000),
        row(body=Body(Kind.PHOTO)),
    ],
)
def test_another_text_side_time_or_kind_is_not_like(other: HistoryRow) -> None:
    assert not is_like(item(), other)


def test_a_message_may_be_late_by_as_long_as_sending_takes_and_clocks_may_differ_both_ways() -> None:
    earliest, latest = AT - LIKENESS_MS, AT + LONGEST_SEND_MS + LIKENESS_MS
    assert [is_like(item(), row(at=at)) for at in (earliest, latest)] == [True, True]
    assert [is_like(item(), row(at=at)) for at in (earliest - 1, latest + 1)] == [False, False]


def test_texts_are_compared_with_single_spaces() -> None:
    assert plain("  Dạ  còn\n ạ ") == "Dạ còn ạ"


@pytest.mark.parametrize("unseen", ["\ufe0f", "\ufe0e", "\u200b", "\u200d", "\ufeff", "\u00ad"])
def test_signs_that_are_not_seen_are_not_compared(unseen: str) -> None:
    assert plain(f"Dạ còn ❤{unseen} ạ") == plain("Dạ còn ❤ ạ")


def test_a_text_that_comes_back_escaped_is_the_same() -> None:
    assert plain("áo &amp; quần &lt;đỏ&gt; &#39;M&#39;") == plain("áo & quần <đỏ> 'M'")
    assert plain("áo & quần") != plain("áo quần")


def test_a_file_whose_name_is_not_known_here_may_have_any() -> None:
    assert is_like(item(kind=OutboxKind.FILE, text=""), row(body=Body(Kind.FILE, file_name="bảng giá.pdf")))


def test_a_row_known_before_sending_began_is_not_it() -> None:
    assert not is_like(item(known_before=(RemoteId("a1"),)), row("a1"))


def test_an_item_that_never_started_is_like_nothing() -> None:
    assert not is_like(item(started_at=0), row(at=0))


def test_a_text_with_an_address_may_come_back_as_a_link() -> None:
    body = Body(Kind.LINK, "xem https://shop.example/a")
    assert is_like(item(text="xem https://shop.example/a"), row(body=body))


@pytest.mark.parametrize("words", ["", "Áo đỏ, giá tốt"])
def test_a_link_without_what_was_written_is_known_by_its_address(words: str) -> None:
    body = Body(Kind.LINK, words, links=(Link("https://shop.example/a", "Shop"),))
    assert is_like(item(text="https://shop.example/a"), row(body=body))
    assert is_like(item(text="xem https://shop.example/a nhé"), row(body=body))
    assert not is_like(item(text="xem https://shop.example/b"), row(body=body))
    assert not is_like(item(text="xem https://shop.example/a12"), row(body=body)), "another address"
    assert not is_like(item(text="https://shop.example/a"), row(body=replace(body, links=())))
    other = Link("https://shop.example/c")
    assert not is_like(item(text="xem https://shop.example/a"), row(body=replace(body, links=(*body.links, other))))


def test_a_link_that_says_what_was_written_is_known_by_that_alone() -> None:
    body = Body(Kind.LINK, "mời xem https://shop.example/a", links=(Link("https://shop.example/a"),))
    assert not is_like(item(text="https://shop.example/a"), row(body=body))
    assert not is_like(item(text="https://shop.example/a"), row(body=replace(body, kind=Kind.TEXT, text="")))


def test_a_photo_matches_with_its_caption_or_without_any() -> None:
    photo = item(kind=OutboxKind.PHOTO, text="Áo đỏ size M")
    assert is_like(photo, row(body=Body(Kind.PHOTO, "Áo đỏ size M")))
    assert is_like(photo, row(body=Body(Kind.PHOTO)))
    assert not is_like(photo, row(body=Body(Kind.PHOTO, "Áo xanh")))


def test_a_file_matches_by_name_where_history_tells_it() -> None:
    file = Attachment(MediaKey("k"), "bảng giá.pdf", "application/pdf", 10)
    sent = item(kind=OutboxKind.FILE, text="", attachment=file)
    assert is_like(sent, row(body=Body(Kind.FILE, file_name="bảng giá.pdf")))
    assert is_like(sent, row(body=Body(Kind.FILE)))
    assert not is_like(sent, row(body=Body(Kind.FILE, file_name="khác.pdf")))


@pytest.mark.parametrize("kind", [Kind.LINK, Kind.UNKNOWN])
def test_a_file_under_another_type_matches_only_by_its_name(kind: Kind) -> None:
    file = Attachment(MediaKey("k"), "bảng giá.pdf", "application/pdf", 10)
    sent = item(kind=OutboxKind.FILE, text="", attachment=file)
    assert is_like(sent, row(body=Body(kind, "bảng giá.pdf")))
    assert not is_like(sent, row(body=Body(kind)))
    assert not is_like(sent, row(body=Body(kind, "khác.pdf")))
    assert not is_like(replace(sent, attachment=None), row(body=Body(kind)))


def test_the_id_decides_before_likeness() -> None:
    first = item(1, state=S.SENT, remote_id=RemoteId("b2"))
    assert pair([first], [row("a1"), row("b2", at=AT + 900)]) == [(first, RemoteId("b2"))]


def test_one_row_settles_no_doubt_while_it_may_be_what_certainly_arrived() -> None:
    sure = item(1, state=S.SENT, remote_id=RemoteId("other-id"))
    doubtful = item(2, started_at=AT + 400)
    assert pair([doubtful, sure], [row("a1")]) == [(sure, RemoteId("a1"))]


def test_two_equal_texts_take_two_rows_in_order() -> None:
    first, second = item(1, state=S.SENT), item(2, started_at=AT + 4_000)
    rows = [row("b", at=AT + 4_100), row("a", at=AT + 100)]
    assert pair([second, first], rows) == [(first, RemoteId("a")), (second, RemoteId("b"))]


@given(
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 60_000), st.booleans()), max_size=6),
    st.lists(st.tuples(st.sampled_from("ab"), st.integers(0, 60_000)), max_size=6),
)
def test_no_row_and_no_item_is_ever_used_twice(
    sends: list[tuple[str, int, bool]], history: list[tuple[str, int]]
) -> None:
    items = [
        item(number, text, started_at=AT + at, state=S.SENT if sure else S.UNKNOWN)
        for number, (text, at, sure) in enumerate(sends)
    ]
    rows = [row(f"r{number}", text, AT + at) for number, (text, at) in enumerate(history)]
    pairs = pair(items, rows)
    assert len({one.id for one, _ in pairs}) == len(pairs) == len({remote for _, remote in pairs})
    texts = {candidate.remote_id: candidate.body.text for candidate in rows}
    assert all(one.text == texts[remote] for one, remote in pairs)
