"""*Kết nối ZaloOA này*: the OA that was signed in to, and the permissions that were not granted."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.connections import Permission
from app.domain.messages import OaProfile
from app.domain.setup import SetupState
from ui.connect.page import Action, Page
from ui.connect.permissions import lost_function, permission_name
from ui.people.oa_picture import OaPicture, Pictures
from ui.theme.style import set_role
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space
from ui.widgets.buttons import IconLabel
from ui.widgets.layouts import column, para


class ConfirmPage(Page):
    """The primary button connects when all is granted; when something is missing it grants again."""

    def __init__(
        self,
        theme: Theme,
        pictures: Pictures,
        *,
        confirm: Callable[[], None],
        grant_again: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._confirm = confirm
        self._grant_again = grant_again
        self._missing: tuple[Permission, ...] = ()
        self._picture = OaPicture(theme, pictures, Size.AVATAR_L)
        self._build()

    def heading(self) -> str:
        return self.tr("Is this your OA?")

    def buttons(self) -> tuple[Action, ...]:
        connect = self.tr("Connect this ZaloOA")
        if self._missing:
            return (
                Action(self.tr("Grant again"), self._grant_again, name="grant_again"),
                Action(self.tr("Continue without"), self._confirm, name="confirm"),
            )
        return (
            Action(connect, self._confirm, name="confirm"),
            Action(self.tr("It's another one"), self._grant_again, name="other_oa"),
        )

    def show_state(self, state: SetupState) -> None:
        if state.profile is not None:
            self._show_profile(state.profile)
        self._show_missing(state.missing)
        self.buttons_changed.emit()

    def _build(self) -> None:
        outer = column(self)
        self._name = para("", "title")
        self._facts = para("", "secondary")
        self._id = para("", "caption")
        self._id.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        card = QFrame()
        set_role(card, "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(Space.XL, Space.L, Space.XL, Space.L)
        row.setSpacing(Space.L)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(Space.XS)
        for line in (self._name, self._facts, self._id):
            words.addWidget(line)
        row.addLayout(words, 1)
        outer.addWidget(card)
        self._missing_box = QFrame()
        set_role(self._missing_box, "warn")
        self._missing_layout = column(self._missing_box, Space.M, Space.L)
        outer.addWidget(self._missing_box)
        self._fine = QWidget()
        fine = QHBoxLayout(self._fine)
        fine.setContentsMargins(Space.XS, 0, 0, 0)
        fine.setSpacing(Space.M)
        fine.addWidget(IconLabel(self.theme, "check-circle-outline", "ok", Size.ICON_L), 0, Qt.AlignmentFlag.AlignTop)
        fine.addWidget(para(self.tr("All permissions that Quầy Chat needs were granted.")), 1)
        outer.addWidget(self._fine)
        outer.addStretch()

    def _show_profile(self, profile: OaProfile) -> None:
        self._picture.show_oa(profile)
        self._name.setText(profile.name or profile.oa_id)
        facts = [self.tr("Verified") if profile.verified else self.tr("Not verified")]
        if profile.package and profile.package_until:
            facts.append(
                self.tr("Package {name}, valid until {date}").format(name=profile.package, date=profile.package_until)
            )
        elif profile.package:
            facts.append(self.tr("Package {name}").format(name=profile.package))
        if profile.followers:
            facts.append(self.tr("%Ln follower(s)", "", profile.followers))
        self._facts.setText(" · ".join(facts))
        self._id.setText(self.tr("OA id {id}").format(id=profile.oa_id))

    def _show_missing(self, missing: tuple[Permission, ...]) -> None:
        self._missing = missing
        self._missing_box.setVisible(bool(missing))
        self._fine.setVisible(not missing)
        while (item := self._missing_layout.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        if not missing:
            return
        self._missing_layout.addWidget(para(self.tr("Some permissions are missing"), "strong"))
        for permission in missing:
            self._missing_layout.addWidget(self._missing_row(permission))
        self._missing_layout.addWidget(
            para(self.tr("Choose “Grant again” and tick every box on Zalo's page. Or go on; you can grant them later."))
        )

    def _missing_row(self, permission: Permission) -> QWidget:
        box = QWidget()
        row = QHBoxLayout(box)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.M)
        row.addWidget(IconLabel(self.theme, "close-circle-outline", "warning"), 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(para(permission_name(permission), "strong"))
        words.addWidget(para(lost_function(permission)))
        row.addLayout(words, 1)
        return box
