"""Every bundled component has a version, a licence and, but for the public domain, its text; all of it is found."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

import resources
from ui.i18n import Languages
from ui.settings.licences import FOLDER, OWN_WORK, Component, components
from ui.settings.licences_view import LicencesDialog
from ui.theme.theme import Theme


@pytest.fixture(scope="module")
def all_of_them() -> list[Component]:
    return components()


def test_the_app_comes_first_and_what_it_needs_follows(all_of_them: list[Component]) -> None:
    assert all_of_them[0].name == "Quầy Chat"
    names = {one.name.lower() for one in all_of_them}
    assert {"qt", "pyside6", "sqlalchemy", "httpx", "sqlcipher", "sqlcipher3", "python", "pillow", "ffmpeg"} <= names
    assert not {"pytest", "mypy", "ruff", "hypothesis"} & names, "a developer's tools are not bundled"


def test_each_has_a_licence_and_its_text(all_of_them: list[Component]) -> None:
    for one in all_of_them:
        assert one.licence, one.name
        assert one.text.strip(), one.name


def test_what_the_resources_hold_of_others_is_listed(all_of_them: list[Component]) -> None:
    """A new folder is either our own work or a component."""
    folders = {path.name for path in resources.FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert folders == OWN_WORK | {"emoji", "licences"}
    emoji = next(one for one in all_of_them if one.name == "emojibase-data")
    assert "MIT License" in emoji.text
    assert "UNICODE LICENSE V3" in emoji.text
    assert f"emojibase-data {emoji.version}" in emoji.text, "the version that the emoji were made from"


def test_no_font_but_the_icons_is_carried() -> None:
    ours = [path for path in resources.FOLDER.rglob("*") if path.suffix in {".ttf", ".otf", ".woff", ".woff2"}]
    assert not ours, "a font needs its licence among the components"


def test_each_text_that_is_shipped_is_shown(all_of_them: list[Component]) -> None:
    shown = "\n".join(one.text for one in all_of_them)
    for path in FOLDER.iterdir():
        assert path.read_text(encoding="utf-8") in shown, path.name


def test_what_qt_carries_has_its_own_words_first_and_then_the_licence_whole(all_of_them: list[Component]) -> None:
    by_name = {one.name: one.text for one in all_of_them}
    assert "The Chromium Authors" in by_name["Chromium"]
    assert "doc.qt.io/qt-6/qtwebengine-licensing.html" in by_name["Chromium"]
    for name in ("Chromium", "FFmpeg"):
        assert by_name[name].rstrip().endswith(lgpl_21_end()), name


def lgpl_21_end() -> str:
    return (FOLDER / "LGPL-2.1.txt").read_text(encoding="utf-8").rstrip()[-200:]


def test_no_component_is_under_the_gpl_alone(all_of_them: list[Component]) -> None:
    for one in all_of_them:
        allowed = "LGPL" in one.licence or "Bootloader-exception" in one.licence
        assert "GPL" not in one.licence or allowed, one.name


def test_qts_text_is_the_lgpl_with_the_gpl_it_adds_to(all_of_them: list[Component]) -> None:
    qt = next(one for one in all_of_them if one.name == "Qt")
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in qt.text
    assert "GNU GENERAL PUBLIC LICENSE" in qt.text


def test_names_and_texts_are_searched(qtbot: QtBot, theme: Theme, vietnamese: Languages) -> None:
    dialog = LicencesDialog(theme)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.open()
    everything = dialog.list.count()
    assert everything > 30
    qtbot.keyClicks(dialog.search, "zetetic")
    assert [dialog.list.item(row).text() for row in range(dialog.list.count())] == ["SQLCipher"]
    assert "ZETETIC" in dialog.text.toPlainText()
    qtbot.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.list.count() == everything
    qtbot.keyClick(dialog.search, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.title.text().startswith(dialog.list.item(1).text())
    dialog.search.setText("không có")
    assert dialog.title.text() == "Không tìm thấy"
