"""Drafts of rules outlive a crash, and go when they are saved or given up."""

from dataclasses import replace

from app.domain.ids import OaId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, OldChoice, Options
from app.store import rule_drafts, sync_state
from app.store.work import Session
from tests.fakes.sharing import OA1, A, B, R, S

DRAFT = RuleDraft(R, " Ca sáng", (OA1,), (B, A), Method.CLAIM, OldChoice.ALL, Options(False, 3, True, 5, 7), 4)


def test_each_rule_has_one(session: Session) -> None:
    rule_drafts.keep(session, DRAFT)
    rule_drafts.keep(session, RuleDraft(S, ""))
    rule_drafts.keep(session, replace(DRAFT, name="Ca tối"))
    assert rule_drafts.everything(session) == {R: replace(DRAFT, name="Ca tối"), S: RuleDraft(S, "")}
    rule_drafts.drop(session, R)
    rule_drafts.drop(session, S)
    assert rule_drafts.everything(session) == {}


def test_what_cannot_be_read_is_left_out(session: Session) -> None:
    rule_drafts.keep(session, DRAFT)
    kept = sync_state.get(session, OaId(""), "rule drafts")
    assert kept is not None
    for bad in ({**kept[R], "method": "lottery"}, {}, None, "x", {**kept[R], "options": {"cap": 1, "new": 2}}):
        sync_state.set(session, OaId(""), "rule drafts", {R: bad, S: {**kept[R], "id": S}})
        assert set(rule_drafts.everything(session)) == {S}
    sync_state.set(session, OaId(""), "rule drafts", ["x"])
    assert rule_drafts.everything(session) == {}
