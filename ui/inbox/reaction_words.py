"""Zalo's seven reactions as people see them, and what is known of one."""

from PySide6.QtCore import QCoreApplication

from app.domain.reactions import Icon, Reaction, ReactionState
from ui.errors import words_for

SIGNS = {
    Icon.HEART: "❤️",
    Icon.LIKE: "👍",
    Icon.LAUGH: "😆",
    Icon.WOW: "😮",
    Icon.CRY: "😭",
    Icon.SAD: "😔",
    Icon.ANGRY: "😡",
}


def icon_name(icon: Icon) -> str:
    return {
        Icon.HEART: QCoreApplication.translate("Reactions", "Heart"),
        Icon.LIKE: QCoreApplication.translate("Reactions", "Like"),
        Icon.LAUGH: QCoreApplication.translate("Reactions", "Laugh"),
        Icon.WOW: QCoreApplication.translate("Reactions", "Wow"),
        Icon.CRY: QCoreApplication.translate("Reactions", "Cry"),
        Icon.SAD: QCoreApplication.translate("Reactions", "Sad"),
        Icon.ANGRY: QCoreApplication.translate("Reactions", "Angry"),
    }[icon]


def reaction_text(reaction: Reaction) -> str:
    """For a tooltip and a screen reader: what was reacted, and what became of it."""
    what = (
        QCoreApplication.translate("Reactions", "Your reaction: {name}").format(name=icon_name(reaction.icon))
        if reaction.icon is not None
        else QCoreApplication.translate("Reactions", "Your reaction is being taken back")
    )
    return f"{what}. {_state(reaction)}"


def _state(reaction: Reaction) -> str:
    why = words_for(reaction.reason).title if reaction.reason else ""
    if reaction.state is ReactionState.SENT:
        return QCoreApplication.translate(
            "Reactions", "Zalo has taken it; whether it is still there, Zalo doesn't tell apps."
        )
    if reaction.state is ReactionState.FAILED:
        return QCoreApplication.translate("Reactions", "Not sent: {reason}").format(reason=why)
    if why:
        return QCoreApplication.translate("Reactions", "Waiting to be sent: {reason}").format(reason=why)
    return QCoreApplication.translate("Reactions", "Being sent")
