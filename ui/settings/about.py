"""*Giới thiệu*: name, version, licence."""

from importlib.metadata import PackageNotFoundError, version

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QWidget

from ui.settings.section import Section
from ui.widgets.language_watch import watch_language
from ui.widgets.texts import label


def app_version() -> str:
    """The installed version, or "dev" when run from the source."""
    try:
        return version("quaychat")
    except PackageNotFoundError:
        return "dev"


class AboutSection(Section):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._version = label("", "secondary")
        self._what = label("", "body", wrap=True)
        self._licence = label("", "caption", wrap=True)
        self._qt = label("", "caption", wrap=True)
        self.put(label("Quầy Chat", "title"))
        self.put(self._version)
        self.put(self._what)
        self.put(self._licence)
        self.put(self._qt)
        self.end()
        watch_language(self, self._retranslate)

    def _retranslate(self) -> None:
        self._version.setText(self.tr("Version {version}").format(version=app_version()))
        self._what.setText(self.tr("A desktop inbox for Zalo Official Accounts. Not a product of Zalo or VNG."))
        self._licence.setText(self.tr("Free software under the MIT licence."))
        self._qt.setText(
            self.tr("Made with Qt {version} (LGPL), SQLCipher and other free software.").format(version=qVersion())
        )
