"""*Giới thiệu*: name, version, licence, what else is inside, and how Qt can be replaced."""

from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from PySide6.QtCore import QLibraryInfo, Qt, qVersion

from ui.settings.section import Section
from ui.theme.theme import Theme
from ui.widgets.buttons import button
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label


def app_version() -> str:
    """The installed version, or "dev" when run from the source."""
    try:
        return version("quaychat")
    except PackageNotFoundError:
        return "dev"


def qt_folder() -> Path:
    """Where Qt's libraries lie: beside the programs on Windows, in a folder of their own elsewhere."""
    kinds = QLibraryInfo.LibraryPath
    places = [Path(QLibraryInfo.path(one)) for one in (kinds.LibrariesPath, kinds.BinariesPath, kinds.PrefixPath)]
    return next((place for place in places if holds_qt(place)), places[0])


def holds_qt(place: Path) -> bool:
    return any(place.glob("*Qt6Core*")) or (place / "QtCore.framework").exists()


class AboutSection(Section):
    def __init__(self, theme: Theme) -> None:
        super().__init__(theme)
        self._what = label("", "body", wrap=True)
        self._licence = label("", "caption", wrap=True)
        self.licences_button = button("")
        self._place = label("", "caption", wrap=True)
        self._place.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.put(self._what)
        self.put(self._licence)
        self.line()
        self._licences = self.row(self.licences_button)
        self._replace = self.row(self._place, wide=True)
        self.end()
        self.licences_button.clicked.connect(self._on_licences)
        watch_language(self, self._retranslate)

    def _on_licences(self) -> None:
        from ui.settings.licences_view import LicencesDialog  # reads every installed component: only if asked

        LicencesDialog(self.theme, self).open()

    def _retranslate(self) -> None:
        self.heading.setText(f"Quầy Chat {app_version()}")
        self._what.setText(self.tr("A desktop inbox for Zalo Official Accounts. Not a product of Zalo or VNG."))
        self._licence.setText(self.tr("Free software under the MIT licence."))
        self._licences.say(
            self.tr("Components and licences"),
            self.tr("Qt {version}, SQLCipher and everything else inside, with the licence of each.").format(
                version=qVersion()
            ),
        )
        self.licences_button.setText(self.tr("Show…"))
        self._replace.say(
            self.tr("Use a Qt of your own"),
            self.tr(
                "Qt is under the LGPL, version 3: you may put a changed Qt {version} in its place. Its libraries lie "
                "apart from the app, in the folder below; close Quầy Chat, replace the files by ones of the same "
                "names and version series, and start it again."
            ).format(version=qVersion()),
        )
        self._place.setText(str(qt_folder()))
