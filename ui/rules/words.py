"""How rules are told: methods, choices for old conversations, states, and why a conversation went where it went."""

from PySide6.QtCore import QCoreApplication

from app.domain.sharing.values import Method, OldChoice, Rule, Status, Why
from ui.widgets.chip import Tone


def method_title(method: Method) -> str:
    if method is Method.ROUND_ROBIN:
        return QCoreApplication.translate("Rules", "By turn")
    return QCoreApplication.translate("Rules", "Whoever claims it")


def method_sentence(method: Method) -> str:
    if method is Method.ROUND_ROBIN:
        return QCoreApplication.translate("Rules", "Each new conversation goes to the next person, everybody equally.")
    return QCoreApplication.translate("Rules", "New conversations wait for all; the first to press “Claim” has it.")


def old_title(choice: OldChoice) -> str:
    return {
        OldChoice.KEEP: QCoreApplication.translate("Rules", "Don't share them"),
        OldChoice.AVAILABLE: QCoreApplication.translate("Rules", "Share those nobody looks after"),
        OldChoice.ALL: QCoreApplication.translate("Rules", "Share all of them again"),
    }[choice]


def old_sentence(choice: OldChoice) -> str:
    return {
        OldChoice.KEEP: QCoreApplication.translate("Rules", "They stay with you. Your staff see no trace of them."),
        OldChoice.AVAILABLE: QCoreApplication.translate("Rules", "Those with somebody stay with them."),
        OldChoice.ALL: QCoreApplication.translate("Rules", "Also those that somebody looks after now change hands."),
    }[choice]


def state(rule: Rule) -> tuple[str, Tone]:
    """Whether a rule shares anything, as a chip."""
    if not rule.sources:
        return QCoreApplication.translate("Rules", "No OA"), "warn"
    if not rule.members:
        return QCoreApplication.translate("Rules", "Nobody in it"), "warn"
    return QCoreApplication.translate("Rules", "Active"), "ok"


def status_word(status: Status) -> str:
    return {
        Status.ACTIVE: "",
        Status.PAUSED: QCoreApplication.translate("Rules", "away"),
        Status.DEACTIVATED: QCoreApplication.translate("Rules", "deactivated"),
    }[status]


def why_sentence(why: Why, *, name: str = "", rule: str = "") -> str:
    """*Vì sao hội thoại này về tôi?* `name` is whoever did it, or had it before."""
    said = _why(why)
    return said.format(name=name or QCoreApplication.translate("Rules", "somebody"), rule=rule)


def _why(why: Why) -> str:
    return {
        Why.TURN: QCoreApplication.translate("Rules", "It was your turn in the rule “{rule}”."),
        Why.WAITED: QCoreApplication.translate(
            "Rules", "It had waited until somebody of “{rule}” could have it, and it was your turn."
        ),
        Why.OLD: QCoreApplication.translate(
            "Rules", "The owner shared old conversations by the rule “{rule}”, and it was your turn."
        ),
        Why.SHARED: QCoreApplication.translate("Rules", "The owner shared this conversation, and it was your turn."),
        Why.ORPHANED: QCoreApplication.translate("Rules", "{name} no longer looks after it, and it was your turn."),
        Why.GIVEN_BACK: QCoreApplication.translate("Rules", "{name} gave it back, and it was your turn."),
        Why.HANDED_ON: QCoreApplication.translate("Rules", "{name} had not answered in time, and it was your turn."),
        Why.UNCLAIMED: QCoreApplication.translate("Rules", "Nobody had claimed it in time, and it was your turn."),
        Why.RETURNED: QCoreApplication.translate(
            "Rules", "It was closed and its customer came back: you had looked after it before."
        ),
        Why.CLAIMED: QCoreApplication.translate("Rules", "You claimed it."),
        Why.REPLIED: QCoreApplication.translate("Rules", "You were the first to answer."),
        Why.HANDED_OVER: QCoreApplication.translate("Rules", "{name} handed it to you."),
        Why.TAKEN_OVER: QCoreApplication.translate("Rules", "You took it over."),
        Why.ONLY_ME: QCoreApplication.translate("Rules", "Its OA is not shared any more."),
        Why.KEPT: QCoreApplication.translate(
            "Rules", "It is older than the rule, and old conversations are not shared."
        ),
        Why.MOVED: QCoreApplication.translate("Rules", "Its OA was moved to the rule “{rule}”."),
        Why.POOLED: QCoreApplication.translate("Rules", "It waits for whoever claims it."),
        Why.NOBODY: QCoreApplication.translate("Rules", "Nobody of “{rule}” can have it now."),
        Why.CLOSED: QCoreApplication.translate("Rules", "It was closed."),
        Why.BLOCKED: QCoreApplication.translate("Rules", "Its customer was blocked."),
        Why.UNBLOCKED: QCoreApplication.translate("Rules", "Its customer is no longer blocked."),
        Why.UNDONE: QCoreApplication.translate("Rules", "A change of the rule “{rule}” was taken back."),
        Why.ARRIVED: QCoreApplication.translate("Rules", "Its customer wrote."),
    }[why]
