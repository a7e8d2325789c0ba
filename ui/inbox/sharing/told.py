"""Sharing in words: what happened to a conversation, who has it, and why somebody no longer sees it."""

from PySide6.QtCore import QCoreApplication

from app.domain.ids import StaffId
from app.domain.sharing.log import LogLine
from app.domain.sharing.shop import Step
from app.domain.sharing.standing import Standing
from app.domain.sharing.values import Why
from app.events import Assigned
from ui.inbox.sharing.colleagues import Colleagues
from ui.rules.words import why_sentence


def _said(text: str, **names: str) -> str:
    """A sentence may begin with a name that is "you"."""
    made = text.format(**names)
    return made[:1].upper() + made[1:]


def line_text(line: LogLine, people: Colleagues) -> str:
    """One line of the log, for the thread."""
    step = line.step
    text = _given(step) if step.holder is not None and step.holder != step.before else _other(step)
    names = {
        "name": people.named(step.holder),
        "before": people.named(step.before),
        "by": people.named(step.by),
        "rule": people.rule(step.rule),
    }
    return _said(text, **names)


def _given(step: Step) -> str:
    texts = {
        Why.TURN: QCoreApplication.translate("Sharing", "Given to {name} by turn, rule “{rule}”"),
        Why.WAITED: QCoreApplication.translate("Sharing", "Given to {name} after waiting, rule “{rule}”"),
        Why.OLD: QCoreApplication.translate("Sharing", "An old conversation, shared with {name} by rule “{rule}”"),
        Why.SHARED: QCoreApplication.translate("Sharing", "Shared by the owner: given to {name}"),
        Why.ORPHANED: QCoreApplication.translate("Sharing", "Given to {name}, since who had it is no longer there"),
        Why.GIVEN_BACK: QCoreApplication.translate("Sharing", "Given to {name}, since it was given back"),
        Why.HANDED_ON: QCoreApplication.translate("Sharing", "Given to {name}: {before} had not answered in time"),
        Why.UNCLAIMED: QCoreApplication.translate("Sharing", "Given to {name}: nobody had claimed it in time"),
        Why.RETURNED: QCoreApplication.translate("Sharing", "Open again, back with {name}"),
        Why.CLAIMED: QCoreApplication.translate("Sharing", "{name} claimed it"),
        Why.REPLIED: QCoreApplication.translate("Sharing", "Claimed by {name} with the first answer"),
        Why.HANDED_OVER: QCoreApplication.translate("Sharing", "{by} handed it over to {name}"),
        Why.UNDONE: QCoreApplication.translate("Sharing", "{by} took that back: it is with {name} again"),
    }
    if step.why is Why.TAKEN_OVER:
        if step.before is None:
            return QCoreApplication.translate("Sharing", "{name} took it over")
        return QCoreApplication.translate("Sharing", "{name} took it over from {before}")
    return texts.get(step.why, QCoreApplication.translate("Sharing", "It is with {name} now"))


def _other(step: Step) -> str:
    """Nobody else has it then."""
    alone = {
        Why.CLOSED: QCoreApplication.translate("Sharing", "Closed"),
        Why.RETURNED: QCoreApplication.translate("Sharing", "Open again: the customer wrote"),
    }
    texts = {
        Why.GIVEN_BACK: QCoreApplication.translate("Sharing", "{before} gave it back"),
        Why.ORPHANED: QCoreApplication.translate("Sharing", "No longer with {before}"),
        Why.SHARED: QCoreApplication.translate("Sharing", "Shared by the owner"),
        Why.POOLED: QCoreApplication.translate("Sharing", "Waits for whoever claims it"),
        Why.NOBODY: QCoreApplication.translate("Sharing", "Nobody could have it: it waits"),
        Why.CLOSED: QCoreApplication.translate("Sharing", "{by} closed it"),
        Why.RETURNED: QCoreApplication.translate("Sharing", "{by} opened it again"),
        Why.BLOCKED: QCoreApplication.translate("Sharing", "{by} blocked the customer"),
        Why.UNBLOCKED: QCoreApplication.translate("Sharing", "{by} unblocked the customer"),
        Why.UNDONE: QCoreApplication.translate("Sharing", "{by} took that back"),
        Why.ONLY_ME: QCoreApplication.translate("Sharing", "Its OA is no longer shared: it is the owner's"),
        Why.MOVED: QCoreApplication.translate("Sharing", "Its OA went to rule “{rule}”: it waits there"),
    }
    if step.by is None and step.why in alone:
        return alone[step.why]
    return texts.get(step.why, QCoreApplication.translate("Sharing", "It is with nobody now"))


def folded_text(lines: tuple[LogLine, ...], people: Colleagues) -> str:
    """Several lines in one: the last, and how many came before."""
    more = QCoreApplication.translate("Sharing", "{n} more changes before").format(n=len(lines) - 1)
    return f"{line_text(lines[-1], people)} · {more}"


def hands_text(lines: tuple[LogLine, ...], people: Colleagues) -> str:
    """A row of the thread, with the note that came along with a single line."""
    if len(lines) > 1:
        return folded_text(lines, people)
    text, note = line_text(lines[0], people), lines[0].step.note
    return f"{text}: “{note}”" if note else text


def why_text(line: LogLine | None, people: Colleagues) -> str:
    """Why its holder has it: in the second person for oneself."""
    if line is None:
        return QCoreApplication.translate("Sharing", "It was not given by a rule: it lies with the owner.")
    step = line.step
    if step.holder == people.by:
        who = step.by if step.why in (Why.HANDED_OVER, Why.UNDONE) else step.before
        return why_sentence(step.why, name=people.name(who), rule=people.rule(step.rule))
    return f"{line_text(line, people)}."


def keeper_text(stands: Standing, people: Colleagues) -> str:
    """Who has it, as short as can be."""
    if stands.talk.holder is not None:
        named = people.named(stands.talk.holder)
        return named[:1].upper() + named[1:]
    if stands.pooled:
        return QCoreApplication.translate("Sharing", "To be claimed")
    if stands.waits:
        return QCoreApplication.translate("Sharing", "Nobody yet")
    return _said("{name}", name=people.named(_owner(people)))


def _owner(people: Colleagues) -> StaffId | None:
    return next((one.id for one in people.everybody() if one.is_owner), None)


def lost_text(event: Assigned | None, people: Colleagues) -> str:
    """Why an open conversation went from somebody's eyes."""
    if event is None:
        return QCoreApplication.translate("Sharing", "This conversation is no longer yours to see.")
    if event.by == people.by:
        if event.why is Why.HANDED_OVER and event.holder is not None:
            text = QCoreApplication.translate("Sharing", "You handed this conversation over to {name}.")
            return text.format(name=people.name(event.holder))
        return QCoreApplication.translate("Sharing", "You gave this conversation back.")
    if event.why is Why.TAKEN_OVER:
        text = QCoreApplication.translate("Sharing", "{name} took this conversation over.")
    elif event.why in (Why.CLAIMED, Why.REPLIED):
        text = QCoreApplication.translate("Sharing", "{name} claimed this conversation.")
    elif event.holder is not None:
        text = QCoreApplication.translate("Sharing", "This conversation is with {name} now.")
    else:
        text = QCoreApplication.translate("Sharing", "This conversation is no longer yours.")
    return _said(text, name=people.name(event.holder))
