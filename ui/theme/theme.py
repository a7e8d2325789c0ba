"""The Theme that widgets get by their constructor: tokens, colours, fonts and icons, and a signal when they change."""

import sys
from typing import Literal

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QIcon, QPainter
from PySide6.QtWidgets import QApplication

from ui.theme.icons import IconFont, RoleIconEngine
from ui.theme.style import SHADE, palette, style_sheet
from ui.theme.tokens import (
    BODY_PX,
    DARK,
    EMOJI_FAMILIES,
    FALLBACK_FAMILIES,
    FONT_SCALE,
    LIGHT,
    USUAL_ZOOM,
    Tokens,
    measure,
)

Choice = Literal["system", "light", "dark"]

USUAL_PX = 13 if sys.platform == "darwin" else 12
"""What a system font measures where nobody changed it: body text grows with the person's own choice."""

HALF = 128


class Theme(QObject):
    """Dresses the application and tells its widgets. `changed` comes after palette and style sheet are in place."""

    changed = Signal()

    def __init__(self, app: QApplication, choice: Choice = "system", zoom: int = USUAL_ZOOM) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._zoom = zoom
        measure(zoom)
        self._icon_font = IconFont()
        self._icons: dict[tuple[str, str], QIcon] = {}
        # Not the application's font: that is what a theme before this one may have set.
        system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        self._usual_pt = (system.pointSizeF() if system.pointSizeF() > 0 else 9.0) * BODY_PX / USUAL_PX
        self._family = [*(system.families() or [system.family()]), *FALLBACK_FAMILIES]
        app.setStyle("Fusion")
        self.tokens: Tokens = self._wanted()
        self._dress()
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)

    @property
    def source(self) -> QApplication:
        """Whose windows all input comes by."""
        return self._app

    @property
    def choice(self) -> Choice:
        return self._choice

    def choose(self, choice: Choice) -> None:
        """Light, dark, or as the system is; at once, without a restart."""
        self._choice = choice
        self._refresh()

    @property
    def zoom(self) -> int:
        """How large everything is, in percent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Everything larger or smaller, at once: text, distances, icons, and the widgets that are there already."""
        if percent == self._zoom:
            return
        from ui.theme.rescale import rescale  # knows many kinds of widgets: the first paint doesn't pay for them

        before, self._zoom = self._zoom, percent
        measure(percent)
        rescale(self._app.allWidgets(), before, percent)
        self._dress()
        self.changed.emit()

    def color(self, name: str) -> QColor:
        """A token by name, e.g. `own_bubble`."""
        return QColor(getattr(self.tokens, name))

    def shade(self) -> QColor:
        """What lies on a photo so that white can be read on it, in both themes."""
        made = QColor(LIGHT.text)
        made.setAlphaF(SHADE)
        return made

    def ground(self) -> QColor:
        """What photos lie on while they are looked at alone: dark in both themes."""
        return QColor(DARK.window)

    def icon(self, name: str, role: str = "secondary") -> QIcon:
        """A Material Design icon (`name` without prefix, e.g. `send`) in the colour of a token; it follows the
        theme."""
        made = self._icons.get((name, role))
        if made is None:
            made = self._icons[(name, role)] = QIcon(
                RoleIconEngine(lambda painter, rect, mode: self._draw_icon(painter, rect, name, role, mode))
            )
        return made

    def font(self, role: str = "body") -> QFont:
        """The font of a role: caption, body, strong, heading, title, display, code, emoji, emoji-small."""
        if role.startswith("emoji"):
            made = QFont([*EMOJI_FAMILIES, *self._family])
            made.setPointSizeF(self._body_pt() * FONT_SCALE[role])
            return made
        fixed = QFontDatabase.SystemFont.FixedFont
        made = QFontDatabase.systemFont(fixed) if role == "code" else QFont(self._family)
        made.setPointSizeF(self._body_pt() * FONT_SCALE[role])
        if role in ("strong", "heading", "title", "display"):
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def load_icons(self) -> None:
        """Read the icon font; called once after the first paint (tests call it when they look at icons)."""
        if not self._icon_font.loaded:
            self._icon_font.load()
            self._icons.clear()
            self.changed.emit()
            for widget in self._app.allWidgets():
                widget.update()

    def _draw_icon(self, painter: QPainter, rect: QRect, name: str, role: str, mode: QIcon.Mode) -> None:
        colour = self.color(role)
        if mode == QIcon.Mode.Disabled:
            colour.setAlphaF(0.45)
        self._icon_font.paint(painter, rect, name, colour)

    def _on_system_changed(self) -> None:
        if self._choice == "system":
            self._refresh()

    def _wanted(self) -> Tokens:
        if self._choice == "system":
            # Fusion's own palette follows the system. Asking for the scheme by name makes all of QtCore.Qt, 21 ms.
            dark = self._app.style().standardPalette().window().color().lightness() < HALF
        else:
            dark = self._choice == "dark"
        return DARK if dark else LIGHT

    def _refresh(self) -> None:
        wanted = self._wanted()
        if wanted is not self.tokens:
            self.tokens = wanted
            self._dress()
            self.changed.emit()

    def _body_pt(self) -> float:
        return self._usual_pt * self._zoom / 100

    def _dress(self) -> None:
        self._app.setFont(self.font("body"))
        self._app.setPalette(palette(self.tokens))
        self._app.setStyleSheet(style_sheet(self.tokens, self._body_pt(), self._zoom))
