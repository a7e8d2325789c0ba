"""What a screen reader and a keyboard find: every window of the gallery, walked through Qt's accessibility tree."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.gallery import every_scene
from tests.gallery.scenes import SCENES, Scene
from tests.gallery.stage import Stage
from ui.i18n import Languages
from ui.inbox.edit_canvas import EditCanvas
from ui.inbox.photo_canvas import PhotoCanvas
from ui.people.crop_canvas import CropCanvas
from ui.theme.theme import Theme

every_scene()
PAGES = [one for one in SCENES.values() if one.kind != "widget"]
Role = QAccessible.Role
ACTS = {
    *(Role.Button, Role.CheckBox, Role.RadioButton, Role.ComboBox, Role.EditableText, Role.SpinBox, Role.Slider),
    *(Role.ButtonMenu, Role.ButtonDropDown, Role.Link, Role.List, Role.Table, Role.Tree),
}
"""Roles of what a person acts on: each needs a name."""
DUMB = {Role.NoRole, Role.Client, Role.Pane, Role.Whitespace, Role.Border, Role.Grouping, Role.Window}
"""Roles that tell nobody what a thing is for: no focus stops at them."""
DRAWN = (CropCanvas, EditCanvas, PhotoCanvas)
"""A photo has no role of Qt's widgets that fits; its name says what it is and which keys move it."""


@pytest.fixture
def stage(qtbot: QtBot, qapp: QApplication, theme: Theme, vietnamese: Languages, tmp_path: Path) -> Iterator[Stage]:
    theme.load_icons()
    made = Stage(qapp, theme, vietnamese, tmp_path)
    yield made
    made.clear()


def inside(widget: QWidget) -> Iterator[tuple[QAccessibleInterface, QWidget]]:
    """Every widget that is seen, with what accessibility says of it."""
    for one in [widget, *widget.findChildren(QWidget)]:
        if one.isVisible() and (one.window() is widget.window()) and not one.visibleRegion().isEmpty():
            found = QAccessible.queryAccessibleInterface(one)
            if found is not None:
                yield found, one


def called(one: QAccessibleInterface) -> str:
    return one.text(QAccessible.Text.Name).strip()


def path(one: QObject) -> str:
    parent = one.parent()
    here = f"{type(one).__name__}({one.objectName()})" if one.objectName() else type(one).__name__
    return f"{path(parent)} > {here}" if parent is not None and isinstance(parent, QWidget) else here


def is_part(widget: QWidget) -> bool:
    """Of a control that has a name itself: the field in a spin box, the bars of a list."""
    parent = widget.parentWidget()
    inner = parent is not None and (parent.inherits("QAbstractSpinBox") or parent.inherits("QComboBox"))
    return inner or widget.objectName().startswith("qt_")


def stops(widget: QWidget) -> list[QWidget]:
    """What can take the focus by Tab."""
    return [
        one
        for _, one in inside(widget)
        if one is not widget
        and one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.isEnabled()
        and one.focusProxy() is None
        and not (isinstance(one, QLabel) and not one.openExternalLinks())
        and not is_part(one)
    ]


def nameless(window: QWidget) -> list[str]:
    """What says too little of itself to a screen reader."""
    bad = []
    for found, one in inside(window):
        if is_part(one):
            continue
        state = found.state()
        if found.role() in ACTS and not called(found):
            bad.append(f"no name: {path(one)} ({found.role().name})")
        if state.disabled == one.isEnabled():
            bad.append(f"its state is another: {path(one)}")
        if one in stops(window) and not state.focusable:
            bad.append(f"takes the focus and doesn't say so: {path(one)}")
    for one in stops(window):
        found = QAccessible.queryAccessibleInterface(one)
        if found.role() in DUMB and not isinstance(one, (QAbstractScrollArea, *DRAWN)):
            bad.append(f"no role: {path(one)} ({found.role().name})")
        if not called(found) and (found.role() not in DUMB or isinstance(one, DRAWN)):
            bad.append(f"no name: {path(one)} ({found.role().name})")
    return sorted(set(bad))


def missed(window: QWidget) -> list[str]:
    """What Tab doesn't come to, or comes to twice."""
    wanted = {id(one): one for one in stops(window)}
    chain, one = [], window.nextInFocusChain()
    while one is not window and len(chain) < 10_000:
        chain.append(id(one))
        one = one.nextInFocusChain()
    return [path(one) for number, one in wanted.items() if chain.count(number) != 1]


@pytest.mark.parametrize("scene", PAGES, ids=lambda one: one.name)
def test_every_control_has_a_name_a_role_and_a_state(stage: Stage, scene: Scene) -> None:
    window = scene.draw(stage)
    stage.settle()
    assert not nameless(window)


@pytest.mark.parametrize("scene", PAGES, ids=lambda one: one.name)
def test_tab_reaches_each_control_once(stage: Stage, scene: Scene) -> None:
    window = scene.draw(stage)
    stage.settle()
    assert not missed(window)


def differs(stage: Stage, widget: QWidget) -> bool:
    """Whether one sees that it has the focus."""
    widget.clearFocus()
    stage.app.processEvents()
    without = widget.window().grab().toImage()
    widget.setFocus(Qt.FocusReason.TabFocusReason)
    stage.app.processEvents()
    return not widget.hasFocus() or widget.window().grab().toImage() != without


LOOKED_AT: tuple[str, ...] = (
    *("inbox with a conversation", "accounts", "settings notifications", "rules form", "wizard app", "disconnect"),
    *("viewer", "photo editor", "how the oas are", "chat right"),
)
"""Grabbing is slow: these have every kind of control."""


@pytest.mark.parametrize("name", LOOKED_AT)
def test_the_focus_is_seen(stage: Stage, name: str) -> None:
    window = SCENES[name].draw(stage)
    stage.settle()
    window.activateWindow()
    unseen = [path(one) for one in stops(window) if not differs(stage, one)]
    assert not unseen, "\n".join(unseen)
