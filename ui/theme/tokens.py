"""The looks as values: two sets of colours, and the sizes that both share."""

from dataclasses import dataclass
from typing import ClassVar


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
    """Borders, separators, and what stands where a picture is missing; never text."""
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
    ("secondary", "faint"),
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


class Lengths:
    """Measures that follow the zoom. Read them where they are used: what is read at import stays at 100 %, and so does
    a default argument (a test finds both)."""

    _usual: ClassVar[dict[str, int]]
    percent: ClassVar[int] = 100

    def __init_subclass__(cls) -> None:
        cls._usual = {name: value for name, value in vars(cls).items() if name.isupper()}

    @classmethod
    def usual(cls) -> dict[str, int]:
        """Every measure by name, at 100 %."""
        return dict(cls._usual)

    @classmethod
    def zoom(cls, percent: int) -> None:
        for name, value in cls._usual.items():
            setattr(cls, name, max(1, round(value * percent / 100)))


class Space(Lengths):
    """Distances on the 8-px grid (4 for fine)."""

    XS: int = 4
    S: int = 8
    M: int = 12
    L: int = 16
    XL: int = 24
    XXL: int = 32
    HUGE: int = 48


class Radius(Lengths):
    S: int = 8
    L: int = 12


class Size(Lengths):
    """Fixed measures, in device-independent pixels at 100 %."""

    LINE: int = 1
    ICON_S: int = 16
    ICON: int = 20
    ICON_L: int = 24
    ICON_XL: int = 32
    ICON_HUGE: int = 48
    CONTROL: int = 36
    """Height of buttons and fields."""
    CHIP: int = 24
    AVATAR_S: int = 28
    AVATAR: int = 40
    AVATAR_L: int = 72
    FACE: int = 96
    """A person's picture on the staff screen."""
    TILE: int = 168
    CROP: int = 320
    PIN_PANEL: int = 336
    PAD_KEY: int = 48
    ROW: int = 68
    """Height of a row in the list of conversations."""
    BAR: int = 52
    """Height of headers."""
    FILTERS: int = 40
    """Height of the filters above the list of conversations."""
    SCROLL_BAR: int = 10
    LIST_HEAD: int = 92
    """Above the list's first row: the search field, and the filters."""
    NAV: int = 76
    LIST_MIN: int = 260
    LIST: int = 340
    PANEL: int = 320
    """Width of the customer panel."""
    THREAD_MIN: int = 420
    """A panel beside the messages leaves them this much; with less it lies over them."""
    BUBBLE_MAX: int = 520
    PHOTO_MAX: int = 320
    PICTURE: int = 176
    """Height of a drawing that explains."""
    FORM: int = 440
    """Width of a page with fields."""
    TEXT_MAX: int = 560
    """Width at which running text is still easy to read."""
    SETTINGS_W: int = 860
    SETTINGS_H: int = 640
    DIALOG_W: int = 720
    DIALOG_H: int = 560
    WIZARD_W: int = 920
    WIZARD_H: int = 680
    WINDOW_W: int = 1200
    WINDOW_H: int = 780
    WINDOW_MIN_W: int = 880
    WINDOW_MIN_H: int = 560


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
    "emoji": 21 / 14,
    "emoji-small": 13 / 14,
}
"""Font roles against body text."""

ZOOMS = (80, 90, 100, 110, 125, 150, 175, 200)
"""The steps of Ctrl+plus and Ctrl+minus, in percent."""
USUAL_ZOOM = 100


def measure(percent: int) -> None:
    """Every measure at this zoom. Only the Theme calls it: widgets that are there already must follow."""
    Lengths.percent = percent
    for lengths in (Space, Radius, Size):
        lengths.zoom(percent)


def px(length: float) -> float:
    """A distance of a drawing, given at 100 %."""
    return length * Lengths.percent / 100


def next_zoom(now: int, by: int) -> int:
    """The next step up (1) or down (-1); at either end it stays."""
    if by > 0:
        return next((step for step in ZOOMS if step > now), ZOOMS[-1])
    return next((step for step in reversed(ZOOMS) if step < now), ZOOMS[0])


EMOJI_FAMILIES = ("Segoe UI Emoji", "Apple Color Emoji", "Noto Color Emoji")
"""The systems' own colour fonts: asked for by name, since some signs exist in black in text fonts too."""
FALLBACK_FAMILIES = ("Segoe UI", "Arial", "DejaVu Sans", "Noto Sans")
"""Where the system's own font is missing, which some Windows are told of all the same: never a serif."""
