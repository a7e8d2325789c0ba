"""The two questions of *Cấu hình Zalo*: which chat right, and whether a disconnected OA's history stays."""

import unicodedata

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from app.domain.connections import ChatRight, Connection
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import CardButton, button
from ui.widgets.layouts import para
from ui.widgets.texts import label


class _Dialog(QDialog):
    """Title, content, and a row of buttons; opened with `open()`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(Size.TEXT_MAX)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        self.rows = QVBoxLayout()
        self.rows.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        self.rows.setSpacing(Space.M)
        outer.addLayout(self.rows)
        line = QFrame()
        set_role(line, "line")
        outer.addWidget(line)
        self.foot = QHBoxLayout()
        self.foot.setContentsMargins(Space.XL, Space.M, Space.XL, Space.M)
        self.foot.setSpacing(Space.S)
        self.foot.addStretch()
        outer.addLayout(self.foot)

    def fit(self) -> None:
        """As high as the text is at this width; a dialog's own hint leaves holes between wrapped lines."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        self.setFixedHeight(layout.totalHeightForWidth(Size.TEXT_MAX))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.fit()


class ChatRightDialog(_Dialog):
    """A card is the choice. Sharing leads to the rules, *Chỉ mình tôi* out of them."""

    chosen = Signal(ChatRight)

    def __init__(self, theme: Theme, connection: Connection, parent: QWidget) -> None:
        super().__init__(parent)
        name = connection.profile.name or connection.oa_id
        self.setWindowTitle(self.tr("Chat right"))
        self.rows.addWidget(para(self.tr("Who sees the conversations of {name}?").format(name=name), "title"))
        self.only_me = CardButton(
            theme,
            "account-lock-outline",
            self.tr("Only me"),
            self.tr("All conversations come to you. Nobody else sees them or answers."),
        )
        self.only_me.setObjectName("only_me")
        self.shared = CardButton(
            theme,
            "account-multiple-outline",
            self.tr("Share conversations"),
            self.tr("Dealt among your staff by a rule: in turn, or whoever takes them first."),
        )
        self.shared.setObjectName("shared")
        self.rows.addWidget(self.only_me)
        self.rows.addWidget(self.shared)
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        self.foot.addWidget(cancel)
        if connection.right is ChatRight.SHARED:
            self.rows.addWidget(
                para(self.tr("With “Only me” it leaves its rule, and its conversations go back to you."), "secondary")
            )
        self.only_me.clicked.connect(lambda: self._choose(ChatRight.ONLY_ME))
        self.shared.clicked.connect(lambda: self._choose(ChatRight.SHARED))
        self.only_me.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, right: ChatRight) -> None:
        self.accept()
        self.chosen.emit(right)


class DisconnectDialog(_Dialog):
    """Keeping is the default; erasing needs the OA's name typed. `chosen` carries whether to erase."""

    chosen = Signal(bool)

    def __init__(self, theme: Theme, connection: Connection, parent: QWidget) -> None:
        super().__init__(parent)
        self._oa_name = connection.profile.name or connection.oa_id
        self.setWindowTitle(self.tr("Disconnect"))
        self.rows.addWidget(para(self.tr("Disconnect {name}?").format(name=self._oa_name), "title"))
        self.rows.addWidget(
            para(self.tr("No more messages of this OA are fetched or sent. Nothing is changed at Zalo."), "secondary")
        )
        self._add_choices()
        self._add_confirmation()
        self._add_buttons()
        for choice in (self.keep, self.erase):
            choice.toggled.connect(self._judge)
        self.name.textChanged.connect(self._judge)
        self._judge()

    def _add_choices(self) -> None:
        self.keep = QRadioButton(self.tr("Keep the history on this computer"))
        self.keep.setObjectName("keep")
        self.keep.setChecked(True)
        self.erase = QRadioButton(self.tr("Erase the history from this computer"))
        self.erase.setObjectName("erase")
        for choice, text in (
            (self.keep, self.tr("You can read and search it. Connect again, and it goes on.")),
            (
                self.erase,
                self.tr("Messages, pictures, drafts and customer data of this OA are deleted here for good."),
            ),
        ):
            self.rows.addWidget(choice)
            note = para(text, "caption")
            note.setContentsMargins(Space.XL + Space.XS, 0, 0, 0)
            self.rows.addWidget(note)

    def _add_confirmation(self) -> None:
        self._confirmation = QWidget()
        rows = QVBoxLayout(self._confirmation)
        rows.setContentsMargins(Space.XL + Space.XS, 0, 0, 0)
        rows.setSpacing(Space.XS)
        ask = label(self.tr("To erase it, type the OA's name: {name}").format(name=self._oa_name), wrap=True)
        self.name = QLineEdit()
        self.name.setObjectName("oa_name")
        self.name.setAccessibleName(ask.text())
        rows.addWidget(ask)
        rows.addWidget(self.name)
        self.rows.addWidget(self._confirmation)

    def _add_buttons(self) -> None:
        cancel = button(self.tr("Cancel"))
        cancel.clicked.connect(self.reject)
        cancel.setAutoDefault(False)
        self.go = button(self.tr("Disconnect"), "primary")
        self.go.setObjectName("go")
        self.go.setDefault(True)
        self.go.clicked.connect(self._on_go)
        self.foot.addWidget(cancel)
        self.foot.addWidget(self.go)

    def _judge(self) -> None:
        erase = self.erase.isChecked()
        self._confirmation.setVisible(erase)
        self.go.setEnabled(not erase or same_name(self.name.text(), self._oa_name))
        self.go.setText(self.tr("Disconnect and erase") if erase else self.tr("Disconnect"))
        set_role(self.go, "danger" if erase else "primary")
        if self.isVisible():
            self.fit()

    def _on_go(self) -> None:
        self.chosen.emit(self.erase.isChecked())
        self.accept()


def same_name(typed: str, name: str) -> bool:
    """Compared as people write it: however the marks are encoded, in any case, blanks around it ignored."""

    def plain(text: str) -> str:
        return " ".join(unicodedata.normalize("NFC", text).split()).casefold()

    return plain(typed) == plain(name)
