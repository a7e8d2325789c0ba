"""Between a saved rule and the draft that the form edits."""

from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Rule


def draft_from(rule: Rule) -> RuleDraft:
    """What the form shows of a saved rule."""
    return RuleDraft(
        id=rule.id,
        name=rule.name,
        sources=rule.sources,
        members=tuple(member.staff for member in rule.members),
        method=rule.method,
        old=rule.old,
        options=rule.options,
        version=rule.version,
    )
