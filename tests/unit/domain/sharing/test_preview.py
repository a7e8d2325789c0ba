"""The table of *Thử quy tắc*, and the counts beside the choices for old conversations."""

from app.domain.ids import OWNER
from app.domain.sharing import edits, preview
from app.domain.sharing.preview import Line, OldCounts
from app.domain.sharing.values import DAY_MS, OldChoice, Why
from tests.fakes.sharing import OA1, A, B, R, Stage, talk_id


def begun() -> Stage:
    stage = Stage()
    stage.hire(OWNER, A, B)
    stage.history("k001", "k002")
    stage.history("k003", ago=30 * DAY_MS)
    return stage


def test_nothing_is_shared_where_the_old_ones_are_kept() -> None:
    stage = begun()
    shown = preview.preview(stage.shop, edits.RuleDraft(R, "Ca sáng", (OA1,), (A, B)), stage.now)
    assert (shown.lines, shown.shared) == ((), frozenset())


def test_it_tells_who_gets_what_and_is_what_saving_does() -> None:
    stage = begun()
    draft = edits.RuleDraft(R, "Ca sáng", (OA1,), (A, B), old=OldChoice.ALL)
    shown = preview.preview(stage.shop, draft, stage.now)
    assert shown.lines == (
        Line(talk_id("k003"), A, None, Why.OLD),
        Line(talk_id("k001"), B, None, Why.OLD),
        Line(talk_id("k002"), A, None, Why.OLD),
    )
    assert shown.shared == {talk_id(name) for name in ("k001", "k002", "k003")}
    assert not stage.shop.rules, "a preview changes nothing"
    stage.do(lambda shop: edits.save_rule(shop, draft, stage.now))
    assert {line.talk: line.to for line in shown.lines} == {talk.id: talk.holder for talk in stage.shop.talks.values()}


def test_it_says_how_many_go_to_the_connector() -> None:
    stage = Stage()
    stage.hire(OWNER, A, B)
    stage.make(members=[A])
    stage.write("k001", "k002")
    shown = preview.preview(stage.shop, stage.draft(members=(B,)), stage.now)
    assert (shown.to_connector, shown.shared) == (2, frozenset())


def test_counts() -> None:
    stage = begun()
    assert preview.old_counts(stage.shop, frozenset({OA1}), stage.now) == OldCounts(3, 3, 2)
    stage.make(members=[A, B])
    stage.hand("k001", OWNER, A)
    stage.close("k002", OWNER)
    stage.write("k004")
    assert preview.old_counts(stage.shop, frozenset({OA1}), stage.now) == OldCounts(2, 1, 0)
