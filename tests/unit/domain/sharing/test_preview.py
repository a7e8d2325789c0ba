"""The table of *Thử quy tắc*, and the counts beside the choices for old conversations."""

from app.domain.ids import OWNER
from app.domain.sharing import edits, preview
from app.domain.sharing.preview import Line, OldCounts
from app.domain.sharing.values import DAY_MS, OldChoice, Options, Why
from tests.fakes.sharing import OA1, OA2, A, B, R, S, Stage, talk_id


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
    assert [(line.to, line.before, line.why) for line in shown.lines] == [(None, A, Why.ORPHANED)] * 2


def test_what_would_wait_is_shown_and_is_not_the_connectors() -> None:
    stage = begun()
    draft = edits.RuleDraft(R, "Ca sáng", (OA1,), (), old=OldChoice.ALL)
    shown = preview.preview(stage.shop, draft, stage.now)
    assert [(line.to, line.why) for line in shown.lines] == [(None, Why.NOBODY)] * 3
    assert (shown.to_connector, len(shown.shared)) == (0, 3)
    stage.do(lambda shop: edits.save_rule(shop, draft, stage.now))
    assert preview.preview(stage.shop, stage.draft(name="Ca tối"), stage.now).lines == (), "they wait already"


def test_it_counts_the_idle_days_and_the_oas_that_move_as_saving_does() -> None:
    stage = begun()
    stage.make(S, [A])
    draft = edits.RuleDraft(R, "Ca sáng", (OA1,), (B,), old=OldChoice.ALL, options=Options(idle_days=7))
    shown = preview.preview(stage.shop, draft, stage.now, moving=(OA1,))
    assert [(line.talk, line.to) for line in shown.lines] == [(talk_id("k001"), B), (talk_id("k002"), B)]


def test_counts() -> None:
    stage = begun()
    assert preview.old_counts(stage.shop, frozenset({OA1}), stage.now) == OldCounts(3, 3, 2)
    stage.make(members=[A, B])
    stage.hand("k001", OWNER, A)
    stage.close("k002", OWNER)
    stage.write("k004")
    stage.answered("k005", OA2)
    assert preview.old_counts(stage.shop, frozenset({OA2}), stage.now) == OldCounts(), "its customer never wrote"
    assert preview.old_counts(stage.shop, frozenset({OA1}), stage.now) == OldCounts(2, 1, 0)
