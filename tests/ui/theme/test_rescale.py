"""Zoom: every measure follows, in the widgets that are there too, and going to and fro ends where it began."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QApplication,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from ui.theme.theme import Theme
from ui.theme.tokens import ZOOMS, Size, Space, next_zoom, px
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import button, icon_button

ROOT = Path(__file__).parents[3]


@pytest.fixture
def zoomed(theme: Theme) -> Iterator[Theme]:
    yield theme
    theme.set_zoom(100)


def test_measures_fonts_and_the_style_sheet_follow(zoomed: Theme, qapp: QApplication) -> None:
    body = zoomed.font("body").pointSizeF()
    zoomed.set_zoom(150)
    assert (Size.CONTROL, Space.M, px(10)) == (54, 18, 15.0)
    assert zoomed.font("body").pointSizeF() == pytest.approx(body * 1.5)
    assert qapp.font().pointSizeF() == pytest.approx(body * 1.5)
    assert "min-height: 51px" in qapp.styleSheet()
    assert "1px solid" in qapp.styleSheet()
    zoomed.set_zoom(100)
    assert (Size.CONTROL, Space.M, px(10)) == (36, 12, 10.0)


def test_a_button_grows_with_its_text(qtbot: QtBot, zoomed: Theme) -> None:
    made = button("Gửi tin nhắn")
    qtbot.addWidget(made)
    made.show()
    small = made.sizeHint()
    zoomed.set_zoom(200)
    made.ensurePolished()
    assert made.sizeHint().width() == pytest.approx(2 * small.width(), rel=0.1)
    assert made.sizeHint().height() == pytest.approx(2 * small.height(), rel=0.1)


class Panel(QWidget):
    """Numbers of every kind."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.L, Space.M, Space.S)
        column.setSpacing(Space.S)
        self.face = Avatar(theme)
        self.button = icon_button(theme, "send", "Gửi")
        row = QHBoxLayout()
        row.setSpacing(Space.XS)
        row.addSpacing(Space.XL)
        row.addWidget(self.face)
        row.addWidget(self.button)
        self.text = QLabel("Chữ")
        self.text.setMaximumWidth(Size.FORM)
        form = QFormLayout()
        form.setHorizontalSpacing(Space.M)
        form.setVerticalSpacing(Space.XS)
        form.addRow("Tên", self.text)
        column.addLayout(row)
        column.addLayout(form)

    def numbers(self) -> list[object]:
        layout = self.layout()
        row, form = layout.itemAt(0).layout(), layout.itemAt(1).layout()
        assert isinstance(form, QFormLayout)
        return [
            layout.contentsMargins(),
            layout.spacing(),
            row.spacing(),
            row.itemAt(0).sizeHint(),
            form.horizontalSpacing(),
            form.verticalSpacing(),
            self.face.size(),
            self.button.iconSize(),
            self.text.maximumWidth(),
            self.text.maximumHeight(),
        ]


def test_what_is_there_looks_as_if_made_at_the_new_zoom(qtbot: QtBot, zoomed: Theme) -> None:
    old = Panel(zoomed)
    qtbot.addWidget(old)
    before = old.numbers()
    zoomed.set_zoom(175)
    fresh = Panel(zoomed)
    qtbot.addWidget(fresh)
    assert old.numbers() == fresh.numbers()
    assert old.face.size() == QSize(70, 70)
    for step in (*ZOOMS, *reversed(ZOOMS), 100):
        zoomed.set_zoom(step)
    assert old.numbers() == before


def test_a_size_set_since_is_not_forgotten(qtbot: QtBot, zoomed: Theme) -> None:
    old = Panel(zoomed)
    qtbot.addWidget(old)
    zoomed.set_zoom(125)
    old.text.setMaximumWidth(100)
    zoomed.set_zoom(150)
    assert old.text.maximumWidth() == 120


def test_a_divided_page_gives_the_growth_to_its_sides_and_takes_it_back(qtbot: QtBot, zoomed: Theme) -> None:
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    for _ in range(2):
        splitter.addWidget(QWidget())
    splitter.resize(1200, 100)
    splitter.show()
    splitter.setSizes([340, 1200 - 340 - splitter.handleWidth()])
    before = splitter.sizes()
    zoomed.set_zoom(150)
    assert splitter.sizes()[0] == 510
    for step in (175, 125, 100):
        zoomed.set_zoom(step)
    assert splitter.sizes() == before


def test_the_main_window_stays_as_large_as_the_person_made_it(qtbot: QtBot, zoomed: Theme) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setMinimumSize(400, 300)
    window.resize(500, 400)
    zoomed.set_zoom(200)
    assert (window.size(), window.minimumSize()) == (QSize(500, 400), QSize(400, 300))


def test_steps() -> None:
    assert [next_zoom(100, 1), next_zoom(200, 1), next_zoom(100, -1), next_zoom(80, -1)] == [110, 200, 90, 80]
    assert [next_zoom(137, 1), next_zoom(137, -1)] == [150, 125]


def test_no_measure_is_read_at_import() -> None:
    """Module and class constants and default arguments are computed once, and would stay at 100 %."""
    for path in sorted((ROOT / "ui").rglob("*.py")):
        if path.name == "tokens.py":
            continue
        for node in at_import(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                assert node.value.id not in {"Size", "Space", "Radius"}, (
                    f"{path.relative_to(ROOT)}:{node.lineno}: read {node.value.id}.{node.attr} where it is used, "
                    "so that it follows the zoom"
                )


def at_import(tree: ast.AST) -> Iterator[ast.AST]:
    """What runs when a module is loaded: all but the bodies of functions, with their defaults."""
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            for default in (*node.args.defaults, *node.args.kw_defaults):
                if default is not None:
                    yield from ast.walk(default)
        else:
            yield node
            yield from at_import(node)
