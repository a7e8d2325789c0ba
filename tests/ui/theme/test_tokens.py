"""Every text can be read on every ground it occurs on."""

import pytest

from ui.theme.tokens import DARK, LIGHT, TEXT_PAIRS, Tokens

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
