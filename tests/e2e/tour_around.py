"""The tour's last legs: the OAs, the keys, larger, dark, and in English."""

from PySide6.QtCore import Qt

from tests.e2e.person import Steps
from tests.e2e.tour_ground import Ground
from ui.shell.keymap import KeysDialog
from ui.shell.navigation import Place

CTRL = Qt.KeyboardModifier.ControlModifier


class AroundLegs(Ground):
    def accounts(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_2, CTRL)
        yield from person.until(lambda: self.workspace.accounts.isVisible(), "no list of OAs")
        yield from person.rest(20)
        person.picture("accounts")
        person.press(Qt.Key.Key_1, CTRL)

    def keys(self) -> Steps:
        """The sheet of keys, searched without accents."""
        person = self.person
        person.press(Qt.Key.Key_F1)
        yield from person.until(person.dialog, "no sheet of keys")
        yield from person.rest()
        person.picture("keys")
        person.type("hoi thoai")
        sheet = person.dialog()
        assert isinstance(sheet, KeysDialog)
        names = [command.name for command in sheet.keys.shown]
        assert "inbox.next" in names
        assert "window.quit" not in names
        for _ in range(2):  # out of the search, and out of the sheet
            person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the sheet stays")

    def larger(self) -> Steps:
        person, before = self.person, self.workspace.navigation.width()
        yield from person.rest()
        for _ in range(3):
            person.press(Qt.Key.Key_Equal, CTRL)
        yield from person.until(lambda: self.workspace.navigation.width() > 1.4 * before, "nothing grows")
        yield from person.rest(20)
        person.picture("larger")
        person.press(Qt.Key.Key_0, CTRL)
        yield from person.until(lambda: self.workspace.navigation.width() == before, "it stays large")

    def dark(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_Comma, CTRL)
        yield from person.until(person.dialog, "no settings")
        yield from person.rest()
        person.picture("settings")
        yield from self.choose("looks", "dark")
        person.picture("settings-dark")
        person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the settings stay")
        yield from person.rest(20)
        person.picture("dark")

    def english(self) -> Steps:
        person = self.person
        person.press(Qt.Key.Key_Comma, CTRL)
        yield from person.until(person.dialog, "no settings")
        yield from self.choose("language", "en")
        person.picture("settings-english")
        person.press(Qt.Key.Key_Escape)
        yield from person.until(lambda: person.dialog() is None, "the settings stay")
        yield from person.rest(20)
        person.picture("english")
        assert self.workspace.navigation.buttons[Place.INBOX].toolTip().startswith("Conversations")
