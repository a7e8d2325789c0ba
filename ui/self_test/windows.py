"""Each window and first screen of the app, made with a real core, for the self-test to draw."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QDialog, QWidget

from app.bootstrap import Core
from app.domain.connections import Connection
from app.domain.photo_edit import PhotoEdit
from app.domain.sharing.edits import RuleDraft
from app.domain.sharing.values import Rule, RuleId
from app.domain.staff import Staff
from app.errors import StorageFailure
from app.vault import Vault
from ui.alerts.sound import Silent
from ui.bridge import spawn
from ui.connect.account_dialogs import ChatRightDialog, DisconnectDialog
from ui.connect.wizard import ConnectWizard
from ui.export.dialog import ExportDialog
from ui.i18n import Languages
from ui.inbox.photo_editor import PhotoEditor
from ui.inbox.pictures import Pictures
from ui.inbox.sharing.colleagues import Colleagues
from ui.inbox.sharing.hand_over import HandOverDialog
from ui.inbox.sharing.kept_dialog import KeptDialog
from ui.inbox.viewer import PhotoViewer
from ui.keys.passphrase import NewPassphrasePage
from ui.keys.recovery_code import RecoveryCodePage
from ui.keys.restore import RestorePage
from ui.keys.trouble import TroublePage
from ui.keys.unlock import RecoveryPage, UnlockPage
from ui.overview.dialog import OverviewDialog
from ui.people.crop_dialog import CropDialog
from ui.people.pin_dialog import PinDialog
from ui.people.profile_dialog import ProfileDialog
from ui.people.staff_dialog import StaffDialog
from ui.rules.agree import AgreeDialog
from ui.rules.conflict import ConflictDialog
from ui.rules.dialog import RulesDialog
from ui.settings.diagnosis import DiagnosisDialog
from ui.settings.dialog import SettingsDialog, Surroundings
from ui.settings.licences_view import LicencesDialog
from ui.settings.unreadable import UnreadableDialog
from ui.shell.crash import CrashDialog
from ui.shell.forgotten_pin import ForgottenPin
from ui.shell.keymap import KeysDialog
from ui.shell.welcome import WelcomePage
from ui.shell.window import Window
from ui.theme.theme import Theme
from ui.widgets.question import Question, Reply

CODE = "4KQ7-9XZ2-WJ5T-0HRM-6E3C-VB8N-PD1A-GY7F"
SKY = QColor.fromHsv(200, 60, 230)


@dataclass(frozen=True, slots=True)
class Surrounding:
    """What windows are made of."""

    core: Core
    vault: Vault
    theme: Theme
    languages: Languages
    window: Window
    connection: Connection
    owner: Staff


def first_screens(around: Surrounding) -> Iterator[tuple[str, QWidget]]:
    """What is shown before there is an open profile."""
    theme = around.theme
    yield "welcome", WelcomePage(theme, around.languages)
    yield "new-passphrase", NewPassphrasePage(theme)
    yield "recovery-code", RecoveryCodePage(theme, CODE)
    yield "unlock", UnlockPage(theme)
    yield "recovery", RecoveryPage(theme, can_go_back=True)
    yield "restore", RestorePage(theme, replaces=True)
    yield "trouble", TroublePage(theme, StorageFailure("disk_full"), around.core.paths.root, recovery=True)


def dialogs(around: Surrounding) -> Iterator[tuple[str, Callable[[], QDialog]]]:
    """All that lie over the window, by name."""
    core, theme, window = around.core, around.theme, around.window
    one, people, by = around.owner, core.people, core.by
    photo = QImage(640, 400, QImage.Format.Format_RGB32)
    photo.fill(SKY)
    draft, rule = RuleDraft(RuleId("a"), "Ca sáng"), Rule(RuleId("a"), "Ca sáng sớm")

    def colleagues() -> QDialog:
        made = Colleagues(core, window)
        pictures = Pictures(core.media, lambda call: spawn(window, call), window)
        return HandOverDialog(theme, made, pictures, count=2, warns=0, parent=window)

    yield "wizard", lambda: ConnectWizard(core, theme, parent=window)
    yield "settings", lambda: SettingsDialog(core, theme, Surroundings(Silent()), parent=window)
    yield "licences", lambda: LicencesDialog(theme, window)
    yield "keys", lambda: KeysDialog(theme, parent=window)
    yield "diagnosis", lambda: DiagnosisDialog(core, around.vault, theme, window)
    yield "unreadable", lambda: UnreadableDialog(core, theme, window)
    yield "export", lambda: ExportDialog(core, parent=window)
    yield "staff", lambda: StaffDialog(core, theme, window)
    yield "profile", lambda: ProfileDialog(people, theme, one, by=by, parent=window)
    yield "portrait", lambda: CropDialog(photo, theme, window)
    yield "pin", lambda: PinDialog(people, theme, one, by=by, parent=window)
    yield "forgotten-pin", lambda: ForgottenPin(people, theme, one, None, parent=window)
    yield "rules", lambda: RulesDialog(core, theme, window)
    yield "agree", lambda: AgreeDialog(theme, 12, type_it=True, parent=window)
    yield "conflict", lambda: ConflictDialog(draft, rule, oas={}, people={}, parent=window)
    yield "overview", lambda: OverviewDialog(core, theme, window)
    yield "hand-over", colleagues
    yield "kept", lambda: KeptDialog(core.kept, theme, by=by, parent=window)
    yield "chat-right", lambda: ChatRightDialog(theme, around.connection, window)
    yield "disconnect", lambda: DisconnectDialog(theme, around.connection, window)
    yield "viewer", lambda: _viewer(theme, window, photo)
    yield "photo-editor", lambda: PhotoEditor(photo, PhotoEdit(), "áo dài.jpg", theme, window)
    yield "question", lambda: Question(window, "Quầy Chat", CODE, (Reply("yes", "OK", "primary"),))
    yield "crash", lambda: CrashDialog("Traceback …", lambda: None, window)


def _viewer(theme: Theme, window: Window, photo: QImage) -> PhotoViewer:
    made = PhotoViewer(theme, window)
    made.show_image(photo)
    return made
