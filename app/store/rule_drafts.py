"""Drafts of rules: what was typed into the form and not saved yet, kept through a crash."""

from dataclasses import asdict
from typing import Any

from app.domain.ids import OaId, StaffId
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Method, OldChoice, Options, RuleId
from app.store import sync_state
from app.store.work import Session

_NOBODYS = OaId("")
_NAME = "rule drafts"


def keep(session: Session, draft: RuleDraft) -> None:
    """Keep the draft of this rule, instead of the one before."""
    sync_state.set(session, _NOBODYS, _NAME, {**_kept(session), draft.id: asdict(draft)})


def drop(session: Session, rule: RuleId) -> None:
    left = {rule_id: kept for rule_id, kept in _kept(session).items() if rule_id != rule}
    sync_state.set(session, _NOBODYS, _NAME, left or None)


def everything(session: Session) -> dict[RuleId, RuleDraft]:
    """By the rule they are of; what can't be read is left out."""
    found: dict[RuleId, RuleDraft] = {}
    for rule_id, kept in _kept(session).items():
        draft = _draft(kept)
        if draft is not None:
            found[RuleId(rule_id)] = draft
    return found


def _kept(session: Session) -> dict[str, Any]:
    kept = sync_state.get(session, _NOBODYS, _NAME, {})
    return kept if isinstance(kept, dict) else {}


def _draft(kept: Any) -> RuleDraft | None:
    try:
        return RuleDraft(
            id=RuleId(kept["id"]),
            name=str(kept["name"]),
            sources=tuple(OaId(one) for one in kept["sources"]),
            members=tuple(StaffId(one) for one in kept["members"]),
            method=Method(kept["method"]),
            old=OldChoice(kept["old"]),
            options=Options(**kept["options"]),
            version=int(kept["version"]),
        )
    except (KeyError, TypeError, ValueError):
        return None
