"""Which requests bring a wish to Zalo: its icons add up, so that the old one must go first."""

import pytest

from app.domain.ids import OWNER
from app.domain.reactions import REMOVE, UNSURE, Icon, Reaction, ReactionState
from tests.fakes.history import T0, TALK, remote


def wish(icon: Icon | None, at_zalo: str, state: ReactionState = ReactionState.WAITING) -> Reaction:
    return Reaction(TALK, remote(1), icon, state, OWNER, T0, at_zalo)


@pytest.mark.parametrize(
    ("icon", "at_zalo", "steps"),
    [
        (Icon.HEART, "", ("/-heart",)),
        (Icon.HEART, "/-heart", ()),
        (Icon.LAUGH, "/-heart", (REMOVE, ":>")),
        (Icon.HEART, UNSURE, (REMOVE, "/-heart")),
        (None, "", ()),
        (None, "/-heart", (REMOVE,)),
        (None, UNSURE, (REMOVE,)),
    ],
)
def test_steps(icon: Icon | None, at_zalo: str, steps: tuple[str, ...]) -> None:
    assert wish(icon, at_zalo).steps() == steps


def test_what_is_shown() -> None:
    assert wish(Icon.WOW, "").visible
    assert wish(None, "/-heart").visible, "it is still being taken back"
    assert not wish(None, "", ReactionState.SENT).visible


def test_the_icons_are_zalos_seven() -> None:
    assert {icon.value for icon in Icon} == {":>", "--b", ":-((", "/-strong", "/-heart", ":-h", ":o"}
