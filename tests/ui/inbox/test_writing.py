"""Writing an answer: input methods, undoing, quotes, long texts, and what real programs put on the clipboard."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QImage, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.ids import MediaKey
from app.domain.messages import Body, Kind
from app.domain.outbox import Attachment, Draft
from tests.fakes.inbox import DAY, NOW, FakeInbox, message_of, row_of
from tests.ui.inbox.test_composer import CID, OTHER, compose, make, sent, settle
from ui.inbox.composer import Composer
from ui.theme.theme import Theme

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PHOTO = Attachment(MediaKey("local-a.jpg"), "a.jpg", "image/jpeg", 3, 8, 6)
EXCEL_HTML = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head>'
    '<meta name=ProgId content=Excel.Sheet><meta name=Generator content="Microsoft Excel 15"></head><body>'
    "<table><!--StartFragment--><tr><td>Áo dài</td><td>350.000</td></tr><!--EndFragment--></table></body></html>"
)
WORD_HTML = (
    '<html xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta name=Generator content="Microsoft Word 15">'
    "<style>p{font-size:40pt}</style></head><body><!--StartFragment--><p class=MsoListParagraph><b>Áo</b></p>"
    "<!--EndFragment--></body></html>"
)


@pytest.fixture
def inbox() -> FakeInbox:
    made = FakeInbox()
    for cid in (CID, OTHER):
        made.conversations[cid] = row_of(cid, last_interaction=NOW)
    return made


@pytest.fixture
def composer(qtbot: QtBot, theme: Theme, inbox: FakeInbox) -> Composer:
    return make(qtbot, theme, inbox)


def paste(composer: Composer, data: QMimeData) -> None:
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keySequence(composer.editor, QKeySequence(QKeySequence.StandardKey.Paste))


def mime(text: str | None = None, html: str = "", image: bool = False) -> QMimeData:
    data = QMimeData()
    if text is not None:
        data.setText(text)
    if html:
        data.setHtml(html)
    if image:
        picture = QImage(20, 10, QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.red)
        data.setImageData(picture)
    return data


# --- input methods


def test_telex_forms_each_letter_once(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    for preedit in ("t", "ti", "tie", "tiê", "tiên", "tiêng", "tiếng"):
        compose(composer.editor, preedit)
    compose(composer.editor, "", "tiếng")
    qtbot.keyClicks(composer.editor, " ")
    compose(composer.editor, "Việt")
    compose(composer.editor, "", "Việt")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == ["tiếng Việt"]


def test_an_input_method_may_replace_what_it_has_written(composer: Composer) -> None:
    """Those without a preedit type letters, then take them back: "tie" + "e" becomes "tiê"."""
    composer.editor.insertPlainText("xin tie")
    event = QInputMethodEvent("", [])
    event.setCommitString("iê", -2, 2)
    QApplication.sendEvent(composer.editor, event)
    assert composer.editor.plain() == "xin tiê"


def test_enter_while_a_syllable_is_formed_neither_sends_nor_tears_it(
    qtbot: QtBot, composer: Composer, inbox: FakeInbox
) -> None:
    composer.editor.insertPlainText("xin ")
    compose(composer.editor, "chao")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.keyClick(composer.editor, Qt.Key.Key_Escape)
    compose(composer.editor, "chào")
    compose(composer.editor, "", "chào")
    settle(qtbot)
    assert sent(inbox) == []
    assert composer.editor.toPlainText() == "xin chào"


def test_the_send_button_takes_the_syllable_that_is_still_formed(
    qtbot: QtBot, composer: Composer, inbox: FakeInbox
) -> None:
    composer.editor.insertPlainText("xin ")
    compose(composer.editor, "chào")
    composer.submit()
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == ["xin chào"]
    assert composer.editor.toPlainText() == ""


def test_a_syllable_stays_in_its_conversation(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    compose(composer.editor, "chào")
    composer.open(OTHER)
    settle(qtbot)
    assert composer.editor.toPlainText() == ""
    assert inbox.drafts[CID] == "chào"
    composer.open(CID)
    assert composer.editor.plain() == "chào"


# --- undoing


def test_each_conversation_has_its_own_history_of_undoing(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.editor, "mot")
    composer.open(OTHER)
    settle(qtbot)
    qtbot.keyClick(composer.editor, Qt.Key.Key_Z, CTRL)
    assert composer.editor.plain() == "", "nothing of the other customer's comes here"
    qtbot.keyClicks(composer.editor, "hai")
    composer.open(CID)
    settle(qtbot)
    qtbot.keyClicks(composer.editor, "!")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Z, CTRL)
    assert composer.editor.plain() in {"mot", ""}
    assert "hai" not in composer.editor.plain()
    composer.open(OTHER)
    assert composer.editor.plain() == "hai"


def test_the_cursor_is_where_it_was(qtbot: QtBot, composer: Composer) -> None:
    qtbot.keyClicks(composer.editor, "ac")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Left)
    composer.open(OTHER)
    composer.open(CID)
    qtbot.keyClicks(composer.editor, "b")
    assert composer.editor.plain() == "abc"


def test_ctrl_z_in_the_empty_field_takes_back_what_was_sent(qtbot: QtBot, composer: Composer) -> None:
    wanted: list[bool] = []
    composer.editor.undo_send_wanted.connect(lambda: wanted.append(True))
    qtbot.keyClicks(composer.editor, "a")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Z, CTRL)
    assert composer.editor.plain() == ""
    assert wanted == [], "the text comes first"
    composer.editor.insertPlainText("a")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    qtbot.keyClick(composer.editor, Qt.Key.Key_Z, CTRL)
    assert wanted == [True]


# --- long texts


def test_a_long_text_says_how_many_messages_it_will_be(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    text = "\n\n".join("ạ" * 1_500 for _ in range(3))
    composer.editor.setPlainText(text)
    assert "3 messages" in composer.hint.counter.text()
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert [draft.text for draft in sent(inbox)] == [text], "the core splits it"


def test_the_price_question_counts_the_messages(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    inbox.conversations[CID] = row_of(CID, last_interaction=NOW - 3 * DAY)
    composer.refresh_window()
    settle(qtbot)
    composer.editor.setPlainText("ạ " * 1_500)
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert "2 messages" in composer.question.text.text()


# --- the clipboard


def test_cells_of_excel_are_lines(composer: Composer) -> None:
    paste(composer, mime('Áo dài\t350.000\r\n"Nón\nlá"\t90.000\r\n', EXCEL_HTML, image=True))
    assert composer.editor.toPlainText() == "Áo dài  350.000\nNón lá  90.000"
    assert composer.chips.attachments == (), "the picture of the cells is not wanted"


def test_text_of_word_has_nobodys_font(composer: Composer) -> None:
    paste(composer, mime("\uf0b7\tÁo\xa0dài\r\n\uf0b7\tNón\r\n", WORD_HTML))
    assert composer.editor.toPlainText() == "• Áo dài\n• Nón"
    assert "40pt" not in composer.editor.toHtml()


def test_a_page_without_plain_text_is_its_words(composer: Composer) -> None:
    paste(composer, mime(None, "<p>Áo <b>dài</b></p><img src='https://evil.example/x.png'><script>1</script>"))
    assert composer.editor.plain() == "Áo dài"


def test_a_picture_of_a_page_is_a_picture(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    paste(composer, mime(None, "<img src='https://shop.vn/ao.png'>", image=True))
    qtbot.waitUntil(lambda: len(composer.chips.attachments) == 1)
    assert composer.editor.toPlainText() == ""
    paste(composer, mime(" \r\n", "", image=True))
    qtbot.waitUntil(lambda: len(composer.chips.attachments) == 2)


def test_too_much_is_cut_with_words(composer: Composer) -> None:
    told: list[str] = []
    composer.told.connect(told.append)
    composer.editor.insertPlainText("a" * 5)
    paste(composer, mime("👨‍👩‍👧" * 5_000))
    text = composer.editor.toPlainText()
    assert len(text) <= 20_000
    assert text == "a" * 5 + "👨‍👩‍👧" * 3_999
    assert len(told) == 1
    assert "19995" in told[0].replace(",", "").replace(".", "")
    paste(composer, mime("b" * 100))
    assert len(composer.editor.toPlainText()) == 20_000


def test_accents_are_composed_when_pasted(composer: Composer) -> None:
    paste(composer, mime("Vie\u0323\u0302t"))
    assert composer.editor.toPlainText() == "Việt"


# --- quoting


def test_a_quote_goes_with_the_answer_and_is_gone(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    message = message_of(CID, 1, "Còn size M không?")
    composer.quote(message)
    assert composer.quote_strip.isVisible()
    assert composer.quote_strip.text.text() == "Còn size M không?"
    qtbot.keyClicks(composer.editor, "da con")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    settle(qtbot)
    assert sent(inbox) == [Draft("da con", quote=message.remote_id)]
    assert not composer.quote_strip.isVisible()


@pytest.mark.parametrize("how", ["escape", "cross"])
def test_a_quote_can_be_let_go_of(qtbot: QtBot, composer: Composer, how: str) -> None:
    composer.quote(message_of(CID, 1))
    left: list[bool] = []
    composer.list_wanted.connect(lambda: left.append(True))
    if how == "escape":
        qtbot.keyClick(composer.editor, Qt.Key.Key_Escape)
    else:
        qtbot.mouseClick(composer.quote_strip.cross, Qt.MouseButton.LeftButton)
    assert composer.quoted is None
    assert not composer.quote_strip.isVisible()
    assert left == []


def test_quotes_are_kept_for_each_conversation(composer: Composer) -> None:
    message = message_of(CID, 1)
    composer.quote(message)
    composer.open(OTHER)
    assert composer.quoted is None
    assert not composer.quote_strip.isVisible()
    composer.open(CID)
    assert composer.quoted == message


def test_a_quote_is_there_again_after_a_restart(qtbot: QtBot, theme: Theme, inbox: FakeInbox) -> None:
    message = message_of(CID, 1, "Còn size M không?")
    inbox.messages[CID] = [message]
    first = make(qtbot, theme, inbox)
    first.quote(message)
    first.flush()
    qtbot.waitUntil(lambda: inbox.draft_quotes.get(CID) == message.remote_id)
    again = make(qtbot, theme, inbox)
    qtbot.waitUntil(lambda: again.quoted == message)
    assert again.quote_strip.isVisible()
    qtbot.keyClick(again.editor, Qt.Key.Key_Escape)
    again.flush()
    qtbot.waitUntil(lambda: inbox.draft_quotes[CID] is None)


def test_a_photo_beside_a_quote_says_what_happens(qtbot: QtBot, composer: Composer, inbox: FakeInbox) -> None:
    message = message_of(CID, 1, body=Body(Kind.PHOTO, "mẫu này"))
    composer.quote(message)
    assert not composer.quote_strip.note.isVisible()
    composer.tray.put_back(CID, (PHOTO,))
    assert composer.quote_strip.note.isVisible()
    composer.submit()
    settle(qtbot)
    assert sent(inbox) == [Draft("", (PHOTO,))], "a photo can't quote"
    assert composer.quoted == message, "the words may still come"


def test_what_could_not_be_queued_comes_back_with_its_quote(qtbot: QtBot, theme: Theme, inbox: FakeInbox) -> None:
    from tests.ui.inbox.test_composer import Refusing

    composer = make(qtbot, theme, Refusing(conversations=inbox.conversations))
    message = message_of(CID, 1)
    composer.quote(message)
    qtbot.keyClicks(composer.editor, "quan trong")
    with qtbot.waitSignal(composer.failed):
        qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    assert composer.editor.plain() == "quan trong"
    assert composer.quoted == message


def test_what_is_taken_back_comes_before_what_is_there(composer: Composer) -> None:
    message: Any = message_of(CID, 1)
    composer.editor.insertPlainText("sau")
    composer.bring_back(Draft("trước", (PHOTO,), quote=message.remote_id), message)
    assert composer.editor.plain() == "trước\nsau"
    assert composer.chips.attachments == (PHOTO,)
    assert composer.quoted == message
