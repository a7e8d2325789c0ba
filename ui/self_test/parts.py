"""What a bundle may lack without anybody noticing before a shop does: files, fonts, back-ends, licences."""

import importlib
import io
import sys
from importlib.metadata import distributions
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QTranslator
from PySide6.QtGui import QFontDatabase, QImageReader

import resources
from app.vault.keyring_store import BACKENDS
from ui.self_test.report import must
from ui.settings.about import holds_qt, qt_folder
from ui.settings.licences import APP, components
from ui.theme.theme import Theme

LANGUAGES = ("vi", "en")
SOUNDS = ("bell", "chime", "knock", "ting")
PICTURES = ("gif", "jpeg", "png", "svg", "webp")


def translations() -> None:
    """Each language loads, and Vietnamese says something else than the source."""
    for language in LANGUAGES:
        translator = QTranslator()
        must(translator.load(f"quaychat_{language}", str(resources.FOLDER / "i18n")), f"no texts in {language}")
        must(not translator.isEmpty(), f"the texts in {language} are empty")
        if language == "vi":
            must(translator.translate("QPlatformTheme", "Cancel"), "Vietnamese has no words for Qt's own buttons")


def files(theme: Theme) -> None:
    theme.load_icons()
    for name in SOUNDS:
        must((resources.FOLDER / "sounds" / f"{name}.wav").is_file(), f"the sound {name} is missing")
    must((resources.FOLDER / "emoji" / "emoji.json").is_file(), "the emoji are missing")


def letters() -> None:
    """A system without a font for Vietnamese would draw boxes."""
    families = QFontDatabase.families(QFontDatabase.WritingSystem.Vietnamese)
    must(families, "no font of this system has Vietnamese letters")


def pictures() -> None:
    """Qt reads what customers send, and Pillow writes what we send."""
    known = {bytes(one.data()).decode() for one in QImageReader.supportedImageFormats()}
    for name in PICTURES:
        must(name in known, f"Qt can't read {name}")
    for kind in ("JPEG", "PNG"):
        out = io.BytesIO()
        Image.new("RGB", (8, 8), "red").save(out, kind)
        must(out.tell(), f"Pillow can't write {kind}")


def replaceable_qt() -> None:
    """The folder that *Giới thiệu* names is the one in which a person finds Qt, to put their own in its place."""
    must(holds_qt(qt_folder()), f"Qt's libraries don't lie in {qt_folder()}")


def keyrings() -> None:
    """The code is there; no keyring is asked."""
    for name in BACKENDS.get(sys.platform, ()):
        module, _, kind = name.partition(":")
        must(hasattr(importlib.import_module(module), kind), f"{name} is missing")


def licences() -> None:
    """Each component has a licence and its text; where the app is a bundle, the list is what is in it."""
    listed = components()
    for one in listed:
        must(one.licence and one.text.strip(), f"{one.name} comes without its licence")
    if getattr(sys, "frozen", False):
        inside = {one.metadata["Name"].lower() for one in distributions() if _lies_in_the_bundle(one.locate_file(""))}
        missing = inside - {APP} - {one.name.lower() for one in listed}
        must(not missing, f"not on the page of licences: {', '.join(sorted(missing))}")


def _lies_in_the_bundle(place: object) -> bool:
    return Path(str(place)).is_relative_to(Path(resources.FOLDER).parent)
