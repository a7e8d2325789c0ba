"""The results' model: the text typed last wins, pages grow, headings are no hits."""

import gc
import warnings
from collections.abc import Sequence

from pytestqt.modeltest import ModelTester

from app.domain.found import Cursor, Found, MessageHit
from app.domain.ids import OWNER, MessageKey, StaffId
from app.domain.query import Query
from tests.fakes.inbox import NOW, FakeInbox, cid_of, message_of, row_of
from tests.fakes.search import FakeSearch
from tests.ui.models.at_once import Later, at_once
from ui.models.search import ROOT, Heading, SearchModel, SearchRow


def filled(count: int = 7) -> FakeSearch:
    inbox = FakeInbox()
    cid = cid_of("1")
    inbox.conversations[cid] = row_of(cid, NOW, name="Áo Dài")
    inbox.messages[cid] = [message_of(cid, n, f"áo số {n}") for n in range(count)]
    return FakeSearch(inbox)


def headings(model: SearchModel) -> list[object]:
    return [model.row(row).hit for row in range(model.rowCount()) if model.row(row).is_heading]


def test_hits_stand_under_their_headings(qtmodeltester: ModelTester) -> None:
    model = SearchModel(filled(), at_once)
    model.look("ao")
    assert headings(model) == [Heading.CUSTOMERS, Heading.MESSAGES]
    assert (model.rowCount(), model.message_count, model.complete) == (10, 7, True)
    qtmodeltester.check(model)


def test_headings_are_passed_over() -> None:
    model = SearchModel(filled(1), at_once)
    model.look("ao")
    assert [model.next_hit(-1, 1), model.next_hit(1, 1), model.next_hit(3, 1)] == [1, 3, None]
    assert [model.next_hit(3, -1), model.next_hit(1, -1)] == [1, None]


def test_more_comes_when_one_scrolls() -> None:
    search = filled(120)
    model = SearchModel(search, at_once)
    model.look("so")
    assert model.message_count == 50
    assert model.canFetchMore(ROOT)
    for count in (100, 120):
        model.fetchMore(ROOT)
        assert model.message_count == count
    assert not model.canFetchMore(ROOT)


def test_what_was_cut_for_time_goes_on_by_itself() -> None:
    search = filled(120)
    search.page = 3
    model = SearchModel(search, at_once)
    model.look("so")
    assert model.message_count == 51


def test_an_empty_text_shows_nothing() -> None:
    model = SearchModel(filled(), at_once)
    model.look("ao")
    model.look("")
    assert model.rowCount() == 0
    assert model.query.empty


def test_the_same_text_is_not_asked_twice_unless_told() -> None:
    search = filled()
    model = SearchModel(search, at_once)
    model.look("ao")
    model.look("ao")
    assert search.asked == ["ao"]
    model.look_again()
    assert search.asked == ["ao", "ao"]


class Interrupted(FakeSearch):
    """While the first text is looked for, the person types on."""

    model: SearchModel

    async def find(self, text: str, by: StaffId = OWNER) -> Found:
        if not self.asked:
            for more in ("ao s", "ao so", "ao so 3"):
                self.model.look(more)
        return await super().find(text)


def test_what_was_typed_meanwhile_is_skipped() -> None:
    search = Interrupted(filled().inbox)
    model = search.model = SearchModel(search, at_once)
    model.look("ao")
    assert search.asked == ["ao", "ao so 3"]
    assert model.message_count == 1
    assert not model.looking


def test_typing_on_while_more_is_read_shows_the_new_text_alone() -> None:
    class Busy(FakeSearch):
        async def more(
            self, query: Query, cursor: Cursor, by: StaffId = OWNER
        ) -> tuple[Sequence[MessageHit], Cursor | None]:
            if cursor.below < MessageKey(1 << 61):
                model.look("so 7 ")
            return await super().more(query, cursor)

    model = SearchModel(Busy(filled(120).inbox), at_once)
    model.look("so")
    model.fetchMore(ROOT)
    assert model.message_count == 1
    assert model.text == "so 7 "


def test_a_search_that_ends_before_it_began_leaves_nothing_behind() -> None:
    later = Later()
    model = SearchModel(filled(), later)
    model.look("ao")
    with warnings.catch_warnings(record=True) as left:
        warnings.simplefilter("always")
        later.waiting.pop().close()  # its window went before the loop's next turn
        gc.collect()
    assert [str(one.message) for one in left] == []


def test_a_row_says_what_it_is() -> None:
    assert SearchRow(Heading.NOTES).is_heading
