"""Searching on both databases: what is found, in which order, by whom."""

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.domain.ids import OWNER, ConversationId, StaffId
from app.store import connections, conversations, search
from app.store.tables import connections as table
from app.store.work import Session
from tests.fakes.history import BINH, OA, OTHER_OA, T0, TALK, answered, said
from tests.fakes.members import share_with
from tests.unit.store.shop_talk import a_day, find, store, texts

LAN = StaffId("lan")


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("dong ho", ["Đồng hồ này bao nhiêu"]),
        ("ĐỒNG", ["Đồng hồ này bao nhiêu"]),
        ("ao dai do", ["Dạ còn áo dài đỏ ạ", "Còn áo dài đỏ không ạ?"]),
        ('"dai ao"', []),
        ("0912345678", ["Ship về 0912.345.678 nhé"]),
        ("+84 912 345 678", ["Ship về 0912.345.678 nhé"]),
        ("bang gia", [""]),
        ("shopee", [""]),
        ("ao from:shop", ["Dạ còn áo dài đỏ ạ"]),
        ("từ:khách áo dài ", ["", "Còn áo dài đỏ không ạ?"]),
        ("has:photo", ["áo này"]),
        ("có:tệp", [""]),
        ("has:link", ["xem https://quaychat.vn", ""]),
        ("has:photo dong", []),
        ("from:bình", ["Ship về 0912.345.678 nhé", "Đồng hồ này bao nhiêu"]),
        ("từ:thuy áo has:photo", ["áo này"]),
        ("from:nobody", []),
        ("before:2000", []),
        ("a", ["Dạ còn áo dài đỏ ạ", "Còn áo dài đỏ không ạ?"]),
        ("d", []),
        ("photo", []),
        ("sphoto", []),
        ("…", []),
        ("", []),
    ],
)
def test_what_is_found(session: Session, query: str, found: list[str]) -> None:
    a_day(session)
    assert texts(session, query) == found


def test_days(session: Session) -> None:
    a_day(session)  # on 2025-10-09
    assert len(texts(session, "after:2025-10-09")) == 8
    assert texts(session, "after:2025-10-11") == texts(session, "before:2025-10-08") == []
    assert len(texts(session, "ao before:2025-10-11")) == 4


def test_exact_accents_come_first_and_newest_first_among_equals(session: Session) -> None:
    store(session, said("má ơi", T0 + 1), said("ma ơi", T0 + 2), said("mà ơi", T0 + 3), said("má nè", T0 + 4))
    assert texts(session, "ma ") == ["má nè", "mà ơi", "ma ơi", "má ơi"]
    assert texts(session, "má ") == ["má nè", "má ơi", "mà ơi", "ma ơi"]


def test_hits_carry_who_and_what_to_mark(session: Session) -> None:
    a_day(session)
    hit = find(session, "đồng").messages[0]
    assert hit.person.name == "Trần Bình"
    assert hit.person.conversation == ConversationId(OA, BINH)
    assert [hit.text.text[start:end] for start, end in hit.text.spans] == ["Đồng"]


def test_pages_go_on_without_a_gap_or_a_repeat(session: Session) -> None:
    store(session, *(said(f"hàng số {number}", T0 + number) for number in range(30)))
    found = find(session, "hàng", limit=7)
    keys, cursor = [hit.message.key for hit in found.messages], found.cursor
    while cursor is not None:
        hits, cursor = search.more(session, found.query, OWNER, cursor, limit=7)
        keys += [hit.message.key for hit in hits]
    assert len(keys) == 30
    assert all(newer > older for newer, older in pairwise(keys))


def test_a_search_without_time_still_comes_to_its_end(session: Session) -> None:
    a_day(session)
    found = find(session, "còn áo from:shop", seconds=0)
    hits, cursor, turns = list(found.messages), found.cursor, 0
    while cursor is not None:
        page, cursor = search.more(session, found.query, OWNER, cursor, limit=50, seconds=0)
        hits, turns = [*hits, *page], turns + 1
    assert [hit.message.body.text for hit in hits] == ["Dạ còn áo dài đỏ ạ"]
    assert turns > 3


def test_what_one_may_not_see_is_never_found(session: Session) -> None:
    """CL18."""
    a_day(session)
    for query in ("ao", "dong ho", "binh", "from:bình", "has:photo", "after:2020"):
        hidden = find(session, query, LAN)
        assert (hidden.messages, hidden.customers, hidden.notes) == ((), (), ())
    conversations.set_assignee(session, ConversationId(OA, BINH), LAN)
    share_with(session, LAN)
    assert texts(session, "dong", LAN) == ["Đồng hồ này bao nhiêu"]
    assert texts(session, "from:bình", LAN) == texts(session, "from:bình")
    assert texts(session, "ao", LAN) == []
    assert [hit.person.name for hit in find(session, "binh", LAN).customers] == ["Trần Bình"]
    assert search.in_thread(session, TALK, find(session, "ao").query.terms, LAN).keys == ()


def test_one_oa_alone(session: Session) -> None:
    a_day(session)
    store(session, said("áo trẻ em", T0 + 90, name="Nguyễn Thuỳ Anh"), oa=OTHER_OA)
    for oa, name in ((OA, "Áo dài Thuỳ"), (OTHER_OA, "Thuỳ Kids")):
        session.execute(table.insert().values(oa_id=oa, app_id="1", name=name, state="connected", right="me"))
    assert texts(session, "ao oa:kid") == ["áo trẻ em"]
    assert texts(session, "ao oa:kid from:thuy") == ["áo trẻ em"]
    assert texts(session, "ao oa:khong") == []
    assert len(find(session, "thuy oa:kids").customers) == 1
    assert len(find(session, "thuy").customers) == 2


def test_what_was_erased_is_not_found(session: Session) -> None:
    a_day(session)
    store(session, said("áo trẻ em", T0 + 90, name="Thuỳ Linh"), oa=OTHER_OA)
    first = find(session, "ao", limit=1)
    connections.erase(session, OA)
    assert texts(session, "ao") == ["áo trẻ em"]
    assert [hit.person.name for hit in find(session, "thuy").customers] == ["Thuỳ Linh"]
    assert first.cursor is not None
    assert search.more(session, first.query, OWNER, first.cursor, limit=50) == ((), None)


def test_inside_one_conversation(session: Session) -> None:
    keys = store(session, *(answered(f"áo số {n}", T0 + n) for n in range(700)), said("áo khác", T0 + 900, user=BINH))
    terms = find(session, "ao so 6 ").query.terms
    first = search.in_thread(session, TALK, terms, OWNER)
    assert first.below == keys[200]
    rest = search.in_thread(session, TALK, terms, OWNER, first.below)
    assert rest.below is None
    found = [*first.keys, *rest.keys]
    assert found == [keys[n] for n in reversed(range(700)) if n == 6]
    assert search.in_thread(session, TALK, (), OWNER).keys == ()


ANY = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SIGNS = st.sampled_from(["from:", "has:", "oa:", "trước:", '"', "*", "(", "'", "\\", ":", " ", "áo", "ảnh", "1/3", "-"])


@ANY
@given(text=st.one_of(st.text(max_size=60), st.lists(SIGNS, max_size=12).map("".join)))
def test_no_query_is_an_error(session: Session, text: str) -> None:
    if not find(session, "dai").messages:
        a_day(session)
    found = find(session, text, limit=5)
    assert len(found.messages) <= 5


@ANY
@given(text=st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=30))
def test_whatever_was_written_is_found_by_its_words(session: Session, text: str) -> None:
    with session.begin_nested() as attempt:
        (key,) = store(session, said(text, T0 + 50))
        query = find(session, f"{text} ").query
        if query.terms and not query.filtered:
            found = find(session, f"{text} ").messages
            assert key in [hit.message.key for hit in found]
        attempt.rollback()
