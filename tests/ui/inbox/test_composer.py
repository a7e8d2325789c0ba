"""The composer: keys, input methods, files, drafts, limits, and what an answer costs."""

import asyncio
import tempfile
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import ConversationId
from app.domain.outbox import Draft
from app.errors import AppError, Rejected
from app.settings import SettingsStore
from tests.fakes.attachments import FakeAttachments
from tests.fakes.clock import FakeClock
from tests.fakes.inbox import DAY, NOW, FakeInbox, FakeMedia, cid_of, row_of
from ui.bridge import spawn
from ui.inbox.composer import Closed, Composer
from ui.inbox.pictures import Pictures
from ui.inbox.tray import Cancellable
from ui.theme.theme import Theme

CID = cid_of("1")
OTHER = cid_of("2")
MakeComposer = Callable[[], Composer]


class Refusing(FakeInbox):
    """Queues nothing."""

    async def send(self, cid: ConversationId, draft: Draft, by: Any = None) -> list[Any]:
        raise Rejected("not_holder")


@pytest.fixture
def inbox() -> FakeInbox:
    made = FakeInbox()
    for cid in (CID, OTHER):
        made.conversations[cid] = row_of(cid, last_interaction=NOW)
    return made


def make(qtbot: QtBot, theme: Theme, inbox: FakeInbox, attachments: FakeAttachments | None = None) -> Composer:
    def run(coroutine: Coroutine[Any, Any, None]) -> Cancellable:
        return spawn(composer, coroutine)

    pictures = Pictures(FakeMedia(), run)
    settings = SettingsStore(Path(tempfile.mkdtemp()) / "settings.json")
    tray = attachments or FakeAttachments()
    composer = Composer(inbox, tray, pictures, theme, FakeClock(NOW), settings=settings, spawn=run)
    pictures.setParent(composer)
    qtbot.addWidget(composer)
    composer.resize(600, 200)
    composer.open(CID)
    composer.show()
    qtbot.waitExposed(composer)
    settle(qtbot)
    return composer


def settle(qtbot: QtBot) -> None:
    """Let what was spawned run."""
    loop = asyncio.get_running_loop()
    qtbot.waitUntil(lambda: not [task for task in asyncio.all_tasks(loop) if not task.done()])


@pytest.fixture
def composer(qtbot: QtBot, theme: Theme, inbox: FakeInbox) -> Composer:
    return make(qtbot, theme, inbox)


def sent(inbox: FakeInbox) -> list[Draft]:
    return [call[2] for call in inbox.called("send")]  # type: ignore[misc]


def compose(widget: Any, preedit: str, commit: str = "") -> None:
    """What an input method does while a syllable is being formed."""
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit)
    QApplication.sendEvent(widget, event)


def test_enter_sends_and_shift_enter_breaks_the_line(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    qtbot.keyClicks(composer.editor, "a")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(composer.editor, "b")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == ["a\nb"]


def test_enter_can_be_a_new_line_by_choice(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    composer.set_send_on_enter(False)
    qtbot.keyClicks(composer.editor, "a")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.keyClicks(composer.editor, "b")
    settle(qtbot)
    assert sent(inbox) == []
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == ["a\nb"]


def test_enter_belongs_to_the_input_method_while_it_composes(
    qtbot: QtBot, composer: Composer, inbox: FakeInbox
) -> None:
    qtbot.keyClicks(composer.editor, "chao ")
    compose(composer.editor, "tiê")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert sent(inbox) == []
    compose(composer.editor, "", "tiếng Việt")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == ["chao tiếng Việt"]


def test_nothing_to_send_is_not_sent(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    assert not composer.send.isEnabled()
    qtbot.keyClicks(composer.editor, "   ")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert sent(inbox) == []


def test_the_counter_counts_code_points_and_the_limit_holds(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    composer.editor.setPlainText("🥰" * 1799)
    assert composer.hint.counter.text() == ""
    composer.editor.setPlainText("🥰" * 2000)
    assert composer.hint.counter.text().startswith("2")
    assert composer.send.isEnabled()
    composer.editor.setPlainText("🥰" * 2001)
    assert "2 messages" in composer.hint.counter.text()
    assert composer.send.isEnabled()
    composer.editor.setPlainText("🥰" * 20_001)
    assert not composer.send.isEnabled()
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert sent(inbox) == []


def test_the_field_grows_to_six_lines(qtbot: QtBot, composer: Composer) -> None:
    one = composer.editor.height()
    composer.editor.setPlainText("a\nb\nc")
    three = composer.editor.height()
    composer.editor.setPlainText("\n".join("abcdef"))
    six = composer.editor.height()
    composer.editor.setPlainText("\n".join("abcdefghijkl"))
    assert one < three < six
    assert composer.editor.height() == six


def test_rich_text_is_pasted_plain(qtbot: QtBot, composer: Composer) -> None:
    data = QMimeData()
    data.setHtml("<b style='font-size:40px'>Áo</b> <img src='https://evil.example/x.png'>")
    data.setText("Áo dài")
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(composer.editor, QKeySequence(QKeySequence.StandardKey.Paste))
    assert composer.editor.toPlainText() == "Áo dài"
    assert "font-size:40px" not in composer.editor.toHtml()


def test_a_pasted_photo_becomes_a_chip_that_can_be_removed(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    image = QImage(30, 20, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    QGuiApplication.clipboard().setImage(image)
    QTest.keySequence(composer.editor, QKeySequence(QKeySequence.StandardKey.Paste))
    qtbot.waitUntil(lambda: len(composer.chips.attachments) == 1)
    assert composer.send.isEnabled()
    qtbot.mouseClick(composer.chips.chips[0].cross, Qt.MouseButton.LeftButton)
    assert composer.chips.attachments == ()
    assert composer.chips.isHidden()


def test_dropped_files_go_with_the_text(qtbot: QtBot, composer: Composer, inbox: FakeInbox, tmp_path: Path) -> None:
    paths = [tmp_path / "ao.jpg", tmp_path / "gia.pdf"]
    for path in paths:
        path.write_bytes(b"123")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    rest = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter, drop = QDragEnterEvent(QPoint(5, 5), *rest), QDropEvent(QPointF(5, 5), *rest)
    QApplication.sendEvent(composer, enter)
    assert enter.isAccepted()
    QApplication.sendEvent(composer, drop)
    qtbot.waitUntil(lambda: len(composer.chips.attachments) == 2)
    qtbot.keyClicks(composer.editor, "day a")
    qtbot.mouseClick(composer.send, Qt.MouseButton.LeftButton)
    settle(qtbot)
    draft = sent(inbox)[0]
    assert draft.text == "day a"
    assert [attachment.name for attachment in draft.attachments] == ["ao.jpg", "gia.pdf"]
    assert composer.chips.attachments == ()


def test_a_file_that_is_refused_is_told(qtbot: QtBot, theme: Theme, inbox: FakeInbox, tmp_path: Path) -> None:
    composer = make(qtbot, theme, inbox, FakeAttachments(refuse={"x.exe": Rejected("wrong_type")}))
    (tmp_path / "x.exe").write_bytes(b"1")
    with qtbot.waitSignal(composer.refused) as refused:
        composer.attaching.take_files([str(tmp_path / "x.exe"), str(tmp_path / "none.jpg")])
    assert refused.args is not None
    assert sorted(name for name, _ in refused.args[0]) == ["none.jpg", "x.exe"]
    assert all(isinstance(error, AppError) for _, error in refused.args[0])


def test_drafts_are_kept_for_each_conversation(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    qtbot.keyClicks(composer.editor, "do dang")
    composer.open(OTHER)
    settle(qtbot)
    assert inbox.drafts[CID] == "do dang"
    assert composer.editor.plain() == ""
    composer.open(CID)
    settle(qtbot)
    assert composer.editor.plain() == "do dang"


def test_a_draft_is_saved_after_a_pause(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    qtbot.keyClicks(composer.editor, "ab")
    assert inbox.called("save_draft") == []
    qtbot.waitUntil(lambda: inbox.drafts.get(CID) == "ab")
    assert len(inbox.called("save_draft")) == 1


def test_sending_ends_the_draft(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    qtbot.keyClicks(composer.editor, "ab")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    composer.flush()
    settle(qtbot)
    assert inbox.drafts.get(CID, "") == ""


def test_chips_are_kept_for_each_conversation(
    qtbot: QtBot, composer: Composer, inbox: FakeInbox, tmp_path: Path
) -> None:
    (tmp_path / "ao.jpg").write_bytes(b"1")
    composer.attaching.take_files([str(tmp_path / "ao.jpg")])
    qtbot.waitUntil(lambda: len(composer.chips.attachments) == 1)
    composer.open(OTHER)
    assert composer.chips.attachments == ()
    composer.open(CID)
    assert [attachment.name for attachment in composer.chips.attachments] == ["ao.jpg"]


def test_what_could_not_be_queued_comes_back(qtbot: QtBot, theme: Theme, inbox: FakeInbox) -> None:
    composer = make(qtbot, theme, Refusing(conversations=inbox.conversations))
    qtbot.keyClicks(composer.editor, "quan trong")
    with qtbot.waitSignal(composer.failed):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert composer.editor.plain() == "quan trong"


def test_sd05_a_message_that_may_cost_is_asked_about_first(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    inbox.conversations[CID] = row_of(CID, last_interaction=NOW - 3 * DAY)
    composer.refresh_window()
    settle(qtbot)
    assert "48" in composer.hint.text.text()
    qtbot.keyClicks(composer.editor, "chao chi")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert sent(inbox) == []
    assert composer.question.isVisible()
    assert composer.question.second.hasFocus(), "Enter once too often costs nothing"
    qtbot.keyClick(composer.question.second, Qt.Key.Key_Return)
    assert not composer.question.isVisible()
    assert composer.editor.plain() == "chao chi"
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.mouseClick(composer.question.first, Qt.MouseButton.LeftButton)
    settle(qtbot)
    assert [(draft.text, draft.paid_ok) for draft in sent(inbox)] == [("chao chi", True)]


def test_free_replies_carry_no_consent(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    qtbot.keyClicks(composer.editor, "a")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert [draft.paid_ok for draft in sent(inbox)] == [False]


def test_the_price_of_an_answer_is_looked_at_again_as_time_goes_by(
    qtbot: QtBot, composer: Composer, inbox: FakeInbox
) -> None:
    assert "48" not in composer.hint.text.text()
    inbox.conversations[CID] = row_of(CID, last_interaction=NOW - 3 * DAY)
    composer._minute.setInterval(0)
    qtbot.waitUntil(lambda: "48" in composer.hint.text.text())
    composer._minute.stop()


def test_past_seven_days_the_field_is_gone(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    inbox.conversations[CID] = row_of(CID, last_interaction=NOW - 8 * DAY)
    composer.refresh_window()
    settle(qtbot)
    assert not composer.field.isVisible()
    with qtbot.waitSignal(composer.manager_wanted):
        qtbot.mouseClick(composer.notice.button, Qt.MouseButton.LeftButton)
    inbox.conversations[CID] = row_of(CID, last_interaction=NOW)
    composer.refresh_window()
    settle(qtbot)
    assert composer.field.isVisible()


def test_a_closed_oa_says_why(qtbot: QtBot, composer: Composer) -> None:
    composer.show_closed(Closed.DISCONNECTED)
    assert composer.notice.isVisible()
    assert not composer.notice.button.isVisible()
    composer.show_closed(None)
    assert composer.field.isVisible()
