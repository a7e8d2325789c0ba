"""The looks as values: two sets of colours, and the sizes that both share."""

from dataclasses import dataclass
from enum import IntEnum


@dataclass(frozen=True, slots=True)
class Tokens:
    """One set of colours, named for what they are for. A test holds every text pair at 4.5:1 or more."""

    dark: bool
    window: str
    """Behind everything."""
    surface: str
    """Lists, panes, cards, the composer."""
    raised: str
    """Menus, tooltips, dialogs' cards."""
    text: str
    secondary: str
    """Times, hints, the last line of a conversation."""
    faint: str
    """Borders and separators; never text."""
    accent: str
    on_accent: str
    accent_soft: str
    accent_hover: str
    hover: str
    own_bubble: str
    their_bubble: str
    selection: str
    danger: str
    on_danger: str
    danger_soft: str
    warning: str
    warning_soft: str
    ok: str
    avatars: tuple[str, ...]
    """Backgrounds of initials; text on them is `on_avatar`."""
    on_avatar: str


LIGHT = Tokens(
    dark=False,
    window="#F5F7F8",
    surface="#FFFFFF",
    raised="#FFFFFF",
    text="#1A2026",
    secondary="#56626D",
    faint="#DFE4E8",
    accent="#0A7563",
    on_accent="#FFFFFF",
    accent_soft="#DDF1EC",
    accent_hover="#086353",
    hover="#EEF2F4",
    own_bubble="#D9F2EA",
    their_bubble="#FFFFFF",
    selection="#E3F1EE",
    danger="#B3261E",
    on_danger="#FFFFFF",
    danger_soft="#FBE9E7",
    warning="#8A5300",
    warning_soft="#FFF3DC",
    ok="#1B7F4B",
    avatars=("#0A7563", "#2F5FA8", "#7A4BA0", "#A3416B", "#9A4A1F", "#556B1E", "#2B6E80", "#5B5F97"),
    on_avatar="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    window="#12171B",
    surface="#191F24",
    raised="#222A30",
    text="#E6EBEF",
    secondary="#9DAAB5",
    faint="#2B343B",
    accent="#3DBE9F",
    on_accent="#06241D",
    accent_soft="#17372F",
    accent_hover="#5CCDB1",
    hover="#222A30",
    own_bubble="#1A4237",
    their_bubble="#222A30",
    selection="#1D332E",
    danger="#FF8A80",
    on_danger="#3A0B08",
    danger_soft="#3A1F1D",
    warning="#F2B84B",
    warning_soft="#362A12",
    ok="#5BC98C",
    avatars=("#1D6B5C", "#2F5590", "#68468A", "#8A3C5E", "#84441F", "#4B5E1F", "#285F6E", "#50548A"),
    on_avatar="#FFFFFF",
)

TEXT_PAIRS = (
    ("text", "window"),
    ("text", "surface"),
    ("text", "raised"),
    ("text", "hover"),
    ("text", "selection"),
    ("text", "own_bubble"),
    ("text", "their_bubble"),
    ("text", "accent_soft"),
    ("text", "danger_soft"),
    ("text", "warning_soft"),
    ("secondary", "window"),
    ("secondary", "surface"),
    ("secondary", "raised"),
    ("secondary", "hover"),
    ("secondary", "selection"),
    ("secondary", "own_bubble"),
    ("secondary", "their_bubble"),
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "raised"),
    ("accent", "hover"),
    ("accent", "selection"),
    ("accent", "accent_soft"),
    ("accent", "own_bubble"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("danger", "window"),
    ("danger", "surface"),
    ("danger", "raised"),
    ("danger", "danger_soft"),
    ("on_danger", "danger"),
    ("warning", "window"),
    ("warning", "surface"),
    ("warning", "warning_soft"),
    ("ok", "window"),
    ("ok", "surface"),
)
"""(text, background) pairs that occur; every avatar colour with `on_avatar` comes on top."""


class Space(IntEnum):
    """Distances on the 8-px grid (4 for fine)."""

    XS = 4
    S = 8
    M = 12
    L = 16
    XL = 24
    XXL = 32
    HUGE = 48


class Radius(IntEnum):
    S = 8
    L = 12


class Size(IntEnum):
    """Fixed measures, in device-independent pixels."""

    LINE = 1
    ICON_S = 16
    ICON = 20
    ICON_L = 24
    ICON_XL = 32
    ICON_HUGE = 48
    CONTROL = 36
    """Height of buttons and fields."""
    CHIP = 24
    AVATAR_S = 28
    AVATAR = 40
    AVATAR_L = 72
    ROW = 68
    """Height of a row in the list of conversations."""
    BAR = 52
    """Height of headers."""
    NAV = 76
    LIST_MIN = 260
    LIST = 340
    BUBBLE_MAX = 520
    PHOTO_MAX = 320
    FORM = 440
    """Width of a page with fields."""
    TEXT_MAX = 560
    """Width at which running text is still easy to read."""
    DIALOG_W = 720
    DIALOG_H = 560
    WIZARD_W = 920
    WIZARD_H = 680
    WINDOW_W = 1200
    WINDOW_H = 780
    WINDOW_MIN_W = 880
    WINDOW_MIN_H = 560


BODY_PX = 14
"""The size of body text at the system's usual font size and 100 %."""
FONT_SCALE = {
    "caption": 12 / 14,
    "body": 1.0,
    "strong": 1.0,
    "heading": 16 / 14,
    "title": 20 / 14,
    "display": 28 / 14,
    "code": 20 / 14,
}
"""Font roles against body text."""
