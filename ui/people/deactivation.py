"""Before an account is deactivated: what becomes of the conversations that its person holds."""

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from app.domain.sharing.preview import Preview
from app.domain.staff import Staff
from ui.people.words import name_of
from ui.widgets.question import Question, Reply

KEEP, DEACTIVATE = "keep", "deactivate"


class Deactivation(QObject):
    """Answers by `question.answered`, with DEACTIVATE if it is wanted."""

    def __init__(self, one: Staff, shown: Preview, parent: QWidget) -> None:
        super().__init__(parent)
        self.question = Question(
            parent,
            self.tr("Deactivate {name}?").format(name=name_of(one)),
            self._consequences(one, shown),
            [
                Reply(KEEP, QCoreApplication.translate("StaffDialog", "Keep it")),
                Reply(DEACTIVATE, QCoreApplication.translate("StaffDialog", "Deactivate"), "danger"),
            ],
        )
        self.question.finished.connect(self.deleteLater)

    def _consequences(self, one: Staff, shown: Preview) -> str:
        lines = [line for line in shown.lines if line.before == one.id]
        dealt = sum(line.to is not None for line in lines)
        waiting = sum(line.to is None and line.talk in shown.shared for line in lines)
        rest = len(lines) - dealt - waiting
        parts = [self.tr("The account can't sign in any more. What was written stays, and so do the drafts.")]
        if not lines:
            parts.append(self.tr("It holds no open conversation."))
        if dealt:
            parts.append(self.tr("%Ln open conversation(s) go to others by turn.", "", dealt))
        if waiting:
            parts.append(self.tr("%Ln open conversation(s) wait until somebody gets or claims them.", "", waiting))
        if rest:
            parts.append(self.tr("%Ln open conversation(s) come to you, as the rule says for old ones.", "", rest))
        return " ".join(parts)
