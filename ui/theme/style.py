"""Tokens made into what Qt takes: a QPalette and the style sheet."""

import re
from string import Template

from PySide6 import QtCore
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QWidget

import resources
from ui.theme.tokens import DARK, FONT_SCALE, LIGHT, USUAL_ZOOM, Radius, Size, Space, Tokens

SHADE = 0.62
"""How dark what lies on a photo is."""
HOVER = 0.16


def palette(tokens: Tokens) -> QPalette:
    """The palette of everything the style sheet doesn't name."""
    made = QPalette()
    for group_role, colour in (
        (QPalette.ColorRole.Window, tokens.window),
        (QPalette.ColorRole.WindowText, tokens.text),
        (QPalette.ColorRole.Base, tokens.surface),
        (QPalette.ColorRole.AlternateBase, tokens.hover),
        (QPalette.ColorRole.Text, tokens.text),
        (QPalette.ColorRole.PlaceholderText, tokens.secondary),
        (QPalette.ColorRole.Button, tokens.surface),
        (QPalette.ColorRole.ButtonText, tokens.text),
        (QPalette.ColorRole.BrightText, tokens.danger),
        (QPalette.ColorRole.ToolTipBase, tokens.raised),
        (QPalette.ColorRole.ToolTipText, tokens.text),
        (QPalette.ColorRole.Highlight, tokens.accent),
        (QPalette.ColorRole.HighlightedText, tokens.on_accent),
        (QPalette.ColorRole.Link, tokens.accent),
        (QPalette.ColorRole.LinkVisited, tokens.accent),
        (QPalette.ColorRole.Accent, tokens.accent),
        (QPalette.ColorRole.Light, tokens.raised),
        (QPalette.ColorRole.Midlight, tokens.hover),
        (QPalette.ColorRole.Mid, tokens.faint),
        (QPalette.ColorRole.Dark, tokens.faint),
        (QPalette.ColorRole.Shadow, tokens.faint),
    ):
        made.setColor(group_role, QColor(colour))
    for disabled in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, disabled, QColor(tokens.secondary))
    return made


PIXELS = re.compile(r"\b([2-9]|\d{2,})px")
"""A distance of the template that follows the zoom; lines of one pixel stay as thin."""


def style_sheet(tokens: Tokens, body_pt: float, zoom: int = USUAL_ZOOM) -> str:
    """The template of `resources/qss` with colours, distances and font sizes filled in. `body_pt` is the size of body
    text, zoom and all."""
    template = (resources.FOLDER / "qss" / "style.qss").read_text(encoding="utf-8")
    values: dict[str, object] = {name: getattr(tokens, name) for name in Tokens.__dataclass_fields__}
    values |= {f"space_{name.lower()}": value for name, value in Space.usual().items()}
    values |= {f"radius_{name.lower()}": value for name, value in Radius.usual().items()}
    values |= {f"size_{name.lower()}": value for name, value in Size.usual().items()}
    values |= {f"font_{role}": f"{body_pt * scale:.2f}pt" for role, scale in FONT_SCALE.items()}
    values["icons"] = (resources.FOLDER / "icons").as_posix()
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    values["code_family"] = f'"{fixed.family()}"'
    values["toast_action"] = (LIGHT if tokens.dark else DARK).accent  # a toast is the other way round
    # Half of a ticked radio button, of which border and inside are rounded each: a pixel more, and it would be square.
    values["radio_radius"] = f"{round(5 * zoom / 100) + round(10 * zoom / 100) // 2}.0px"
    values["shade"] = "dark" if tokens.dark else "light"
    values |= {"ground": DARK.window, "over_secondary": DARK.secondary}  # around and on photos, in both themes
    values |= {"shade_over": _see_through(LIGHT.text, SHADE), "shade_hover": _see_through(LIGHT.surface, HOVER)}
    return PIXELS.sub(lambda found: f"{round(int(found[1]) * zoom / 100)}px", Template(template).substitute(values))


def _see_through(colour: str, share: float) -> str:
    made = QColor(colour)
    return f"rgba({made.red()}, {made.green()}, {made.blue()}, {round(share * 255)})"


def set_role(widget: QWidget, role: str) -> None:
    """Give the widget a role of the style sheet (`role` in `resources/qss/style.qss`), now or later."""
    if widget.property("role") == role:
        return
    widget.setProperty("role", role)
    if widget.testAttribute(QtCore.Qt.WidgetAttribute.WA_WState_Polished):
        widget.style().unpolish(widget)
        widget.style().polish(widget)
        widget.update()
