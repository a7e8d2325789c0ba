"""The cache in the settings: what it takes, what stays, and clearing it only after a question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.errors import StorageFailure
from app.settings import SettingsStore
from tests.fakes.inbox import FakeMedia
from ui.i18n import Languages
from ui.settings.cache_use import MEGABYTE, CacheUse
from ui.theme.theme import Theme
from ui.widgets.question import Question

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def media() -> FakeMedia:
    return FakeMedia({"https://a": bytes(3 * MEGABYTE), "https://b": bytes(MEGABYTE)}, kept={"https://b"})


@pytest.fixture
def use(qtbot: QtBot, qapp: QApplication, theme: Theme, media: FakeMedia, tmp_path: Path) -> CacheUse:
    Languages(qapp, "en")
    store = SettingsStore(tmp_path / "settings.json")
    made = CacheUse(theme, store, media)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitUntil(lambda: "4 MB" in made.text.text())
    return made


def test_it_says_what_is_used_of_how_much_and_what_stays(use: CacheUse) -> None:
    assert use.text.text() == "4 MB of 2,048 MB · 2 files · 1 MB of it stays"


def test_a_new_limit_is_shown_at_once(qtbot: QtBot, use: CacheUse) -> None:
    use._store.change(media_cache_mb=64)
    assert "4 MB of 64 MB" in use.text.text()


def test_clearing_asks_first_and_says_what_is_free(qtbot: QtBot, use: CacheUse, media: FakeMedia) -> None:
    qtbot.mouseClick(use.clear, LEFT)
    question = use.window().findChild(Question)
    assert isinstance(question, Question)
    qtbot.mouseClick(question.buttons[""], LEFT)
    assert media.cleared == 0
    qtbot.waitUntil(lambda: use.window().findChild(Question) is None)
    qtbot.mouseClick(use.clear, LEFT)
    question = use.window().findChild(Question)
    assert isinstance(question, Question)
    qtbot.mouseClick(question.buttons["clear"], LEFT)
    qtbot.waitUntil(lambda: use.text.text().startswith("3 MB freed"))
    assert not use.clear.isEnabled(), "what is left stays"


def test_a_cache_that_can_not_be_read_says_so(qtbot: QtBot, use: CacheUse, media: FakeMedia) -> None:
    async def broken() -> None:
        raise StorageFailure("disk_failed")

    media.use = broken  # type: ignore[assignment, method-assign]
    use.look()
    qtbot.waitUntil(lambda: "MB" not in use.text.text())


def test_the_bar_shows_both_shares(qtbot: QtBot, use: CacheUse, theme: Theme) -> None:
    use.bar.resize(200, 8)
    use.bar.show_shares(0.5, 0.25)
    image = use.bar.grab().toImage()
    ratio = image.devicePixelRatio()
    colours = [image.pixelColor(round(x * ratio), round(4 * ratio)) for x in (20, 80, 150)]
    assert colours == [theme.color("secondary"), theme.color("accent"), theme.color("faint")]
