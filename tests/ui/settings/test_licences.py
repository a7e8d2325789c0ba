"""Every bundled component has a version, a licence and, but for the public domain, its text; all of it is found."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.i18n import Languages
from ui.settings.licences import Component, components
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
        assert one.text or one.licence == "public domain", one.name


def test_no_component_is_under_the_gpl_alone(all_of_them: list[Component]) -> None:
    for one in all_of_them:
        assert "GPL" not in one.licence or "LGPL" in one.licence, one.name


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
