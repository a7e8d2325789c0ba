"""Every text can be read on every ground it occurs on, and no state is told by colour alone."""

import re

import pytest

import resources
from app.domain.connections import Health
from ui.shell.status import health_word
from ui.theme.tokens import DARK, LIGHT, TEXT_PAIRS, Tokens
from ui.widgets.banner import ICONS

ENOUGH = 4.5


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_is_right() -> None:
    assert contrast("#FFFFFF", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("pair", TEXT_PAIRS, ids="-on-".join)
def test_text_stands_out(tokens: Tokens, pair: tuple[str, str]) -> None:
    text, ground = (getattr(tokens, name) for name in pair)
    assert contrast(text, ground) >= ENOUGH, f"{pair}: {contrast(text, ground):.2f}"


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_initials_stand_out(tokens: Tokens) -> None:
    low = {colour: contrast(tokens.on_avatar, colour) for colour in tokens.avatars}
    assert min(low.values()) >= ENOUGH, low


def test_a_toast_can_be_read() -> None:
    for tokens, other in ((LIGHT, DARK), (DARK, LIGHT)):
        assert contrast(tokens.window, tokens.text) >= ENOUGH
        assert contrast(other.accent, tokens.text) >= ENOUGH


RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
COLOUR = re.compile(r"(?<![-\w])(color|background|background-color):\s*\$\{?(\w+)")


def pairs_of_the_style_sheet() -> set[tuple[str, str]]:
    """(text, ground) of each rule that sets both to a token."""
    sheet = (resources.FOLDER / "qss" / "style.qss").read_text(encoding="utf-8")
    rules = [dict(COLOUR.findall(body)) for _, body in RULE.findall(sheet)]
    return {
        (rule["color"], rule["background"])
        for rule in rules
        if {"color", "background"} <= rule.keys() and {rule["color"], rule["background"]} <= set(Tokens.__annotations__)
    }


def test_every_pair_of_the_style_sheet_can_be_read() -> None:
    found = pairs_of_the_style_sheet()
    assert ("on_accent", "accent") in found
    low = {
        pair: contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1]))
        for tokens in (LIGHT, DARK)
        for pair in found
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < ENOUGH
    }
    assert not low


def test_no_state_is_told_by_colour_alone() -> None:
    """Dots stand beside a word, strips and banners begin with an icon: each state has its own."""
    assert len({health_word(one) for one in Health}) == len(Health)
    assert len({icon for icon, _ in ICONS.values()}) == len(ICONS)
