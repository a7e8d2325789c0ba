"""Between thread and composer: quotes and reactions by mouse and keyboard, and taking back what was just sent."""

from dataclasses import replace
from itertools import count

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from app.domain.ids import OWNER, ConversationId
from app.domain.messages import Direction, Message
from app.domain.outbox import OutboxState
from app.domain.reactions import Icon, Reaction, ReactionState
from app.events import ReactionsChanged
from tests.fakes.inbox import MINUTE, NOW, item_of, message_of
from tests.fakes.inbox_core import InboxCore
from tests.ui.inbox.conftest import OpenPane
from tests.ui.inbox.places import spot_of
from ui.inbox.hit import Act
from ui.inbox.pane import InboxPane
from ui.models.entries import Entry, EntryKind

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def newest(core: InboxCore, cid: ConversationId, direction: Direction = Direction.IN) -> Message:
    return [message for message in core.inbox.messages[cid] if message.direction is direction][-1]


def entry_of(pane: InboxPane, message: Message) -> Entry:
    model = pane.conversation.model
    row = model.row_of(f"m:{message.key}")
    assert row is not None
    return model.entry(row)


def hover(qtbot: QtBot, pane: InboxPane, message: Message) -> None:
    view, model = pane.conversation.thread_view, pane.conversation.model
    row = model.row_of(f"m:{message.key}")
    assert row is not None
    bar = pane.conversation.answering.bar
    steps = count()

    def moved() -> bool:
        """A hand is never quite still; what scrolls under it takes the bar away."""
        view.show_quietly(f"m:{message.key}")
        spot = view.visualRect(model.index(row)).center() + QPoint(next(steps) % 2, 0)
        qtbot.mouseMove(view.viewport(), spot)
        return bar.isVisible() and bar.entry is not None and bar.entry.message == message

    qtbot.waitUntil(moved)


def test_the_mouse_offers_to_reply(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane = open_pane(cid)
    message = newest(core, cid)
    hover(qtbot, pane, message)
    qtbot.mouseClick(pane.conversation.answering.bar.answer, Qt.MouseButton.LeftButton)
    composer = pane.conversation.composer
    assert composer.quoted == message
    assert composer.quote_strip.isVisible()
    assert composer.editor.hasFocus()
    qtbot.keyClicks(composer.editor, "da")
    qtbot.keyClick(composer.editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(core.inbox.called("send")))
    assert core.inbox.called("send")[0][2].quote == message.remote_id  # type: ignore[attr-defined]


def test_our_own_messages_take_no_reaction(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.messages[cid].append(message_of(cid, 5, "Dạ", at=NOW, out=True, here=False))
    pane = open_pane(cid)
    hover(qtbot, pane, newest(core, cid, Direction.OUT))
    bar = pane.conversation.answering.bar
    assert bar.answer.isVisible()
    assert not bar.smile.isVisible()


def test_a_reaction_by_mouse(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    pane = open_pane(cid)
    message = newest(core, cid)
    hover(qtbot, pane, message)
    answering = pane.conversation.answering
    qtbot.mouseClick(answering.bar.smile, Qt.MouseButton.LeftButton)
    assert answering.reactions.isVisible()
    qtbot.mouseClick(answering.reactions.buttons[Icon.HEART], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.inbox.called("react") == [("react", message.remote_id, Icon.HEART)])
    qtbot.waitUntil(lambda: entry_of(pane, message).reaction is not None)
    qtbot.mouseClick(
        pane.conversation.thread_view.viewport(),
        Qt.MouseButton.LeftButton,
        pos=spot_of(pane.conversation.thread_view, f"m:{message.key}", Act.REACTION),
    )
    assert "Zalo" in answering.reactions.state.text(), "it says what is known of it"
    qtbot.mouseClick(answering.reactions.buttons[Icon.HEART], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: core.inbox.called("react")[-1] == ("react", message.remote_id, None))
    qtbot.waitUntil(lambda: entry_of(pane, message).reaction is None)


def test_a_reaction_by_keyboard(qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId) -> None:
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    message = newest(core, cid)
    view, reactions = pane.conversation.thread_view, pane.conversation.answering.reactions
    view.setFocus(Qt.FocusReason.TabFocusReason)
    view._bubbles.focused = (f"m:{message.key}", 0)
    qtbot.keyClick(view, Qt.Key.Key_E)
    assert reactions.isVisible()
    assert reactions.buttons[Icon.HEART].hasFocus()
    qtbot.keyClick(reactions.buttons[Icon.HEART], Qt.Key.Key_Right)
    qtbot.keyClick(reactions.buttons[Icon.LIKE], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: core.inbox.called("react") == [("react", message.remote_id, Icon.LIKE)])
    assert not reactions.isVisible()
    qtbot.waitUntil(view.hasFocus)
    qtbot.keyClick(view, Qt.Key.Key_E)
    qtbot.keyClick(reactions, Qt.Key.Key_Escape)
    assert not reactions.isVisible()


def test_a_refused_reaction_says_why_and_goes_again(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    message = newest(core, cid)
    refused = Reaction(cid, message.remote_id, Icon.WOW, ReactionState.FAILED, OWNER, NOW, reason="window_closed")
    core.inbox.reactions[cid] = {message.remote_id: refused}
    pane = open_pane(cid)
    answering = pane.conversation.answering
    answering.react_to(entry_of(pane, message), QPoint(200, 300))
    assert "Too late" in answering.reactions.state.text()
    qtbot.mouseClick(answering.reactions.buttons[Icon.WOW], Qt.MouseButton.LeftButton)
    again = [("react", message.remote_id, Icon.WOW)]  # the same once more means: try again
    qtbot.waitUntil(lambda: core.inbox.called("react") == again)


def test_what_became_of_a_reaction_is_shown(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    message = newest(core, cid)
    waiting = Reaction(cid, message.remote_id, Icon.WOW, ReactionState.WAITING, OWNER, NOW)
    core.inbox.reactions[cid] = {message.remote_id: waiting}
    pane = open_pane(cid)
    assert entry_of(pane, message).reaction == waiting
    core.inbox.reactions[cid] = {message.remote_id: replace(waiting, state=ReactionState.SENT)}
    core.bus.publish(ReactionsChanged(cid))
    qtbot.waitUntil(lambda: entry_of(pane, message).reaction != waiting)


def test_r_replies_to_the_message_at_the_keyboard(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    message = newest(core, cid)
    view = pane.conversation.thread_view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert pane.conversation.composer.quoted is not None
    assert pane.conversation.composer.editor.hasFocus()
    assert message in core.inbox.messages[cid]


def test_messages_without_anything_to_press_are_reached_by_arrows(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = []
    core.inbox.messages[cid] = [message_of(cid, n, f"Tin {n}", at=NOW + n * MINUTE) for n in range(3)]
    pane = open_pane(cid)
    view = pane.conversation.thread_view
    view.setFocus(Qt.FocusReason.TabFocusReason)
    focused = []
    for _ in range(3):
        assert view._bubbles.focused is not None
        focused.append(view._bubbles.focused[0])
        qtbot.keyClick(view, Qt.Key.Key_Up)
    assert focused == [f"m:{message.key}" for message in reversed(core.inbox.messages[cid])]
    qtbot.keyClick(view, Qt.Key.Key_R)
    assert pane.conversation.composer.quoted == core.inbox.messages[cid][0]


def test_alt_up_steps_through_what_can_be_quoted(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = []
    pane = open_pane(cid)
    composer, known = pane.conversation.composer, core.inbox.messages[cid]
    editor = composer.editor
    for back in (1, 2, 3):
        qtbot.keyClick(editor, Qt.Key.Key_Up, ALT)
        assert composer.quoted == known[-back]
    qtbot.keyClick(editor, Qt.Key.Key_Down, ALT)
    assert composer.quoted == known[-2]
    for _ in range(2):
        qtbot.keyClick(editor, Qt.Key.Key_Down, ALT)
    assert composer.quoted is None


def test_a_quote_is_shown_on_our_message_and_leads_to_its_own(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    quoted = core.inbox.messages[cid][0]
    core.inbox.outbox[cid] = [item_of(cid, 77, "Dạ còn", OutboxState.SENT, quote=quoted.remote_id)]
    pane = open_pane(cid)
    view, model = pane.conversation.thread_view, pane.conversation.model
    spot = spot_of(view, "o:77", Act.QUOTE)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    row = model.row_of(f"m:{quoted.key}")
    assert row is not None
    assert view.viewport().rect().intersects(view.visualRect(model.index(row)))
    assert view.flash.entry_id == f"m:{quoted.key}"


def test_a_quoted_message_far_up_is_read_until_it_is_there(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.messages[cid] = [message_of(cid, n, f"Tin {n}", at=NOW + n * MINUTE) for n in range(700)]
    core.inbox.gaps[cid] = []
    pane = open_pane(cid)
    first = core.inbox.messages[cid][0]
    assert pane.conversation.model.row_of(f"m:{first.key}") is None
    pane.conversation.answering.show_message(first.key)
    qtbot.waitUntil(lambda: pane.conversation.thread_view.flash.entry_id == f"m:{first.key}")


def undoable(core: InboxCore, cid: ConversationId) -> None:
    core.inbox.outbox[cid] = [
        item_of(cid, 70, "cũ", OutboxState.SENT),
        item_of(cid, 71, "vừa gửi", due_at=core.clock.now() + 4_000),
    ]


def test_up_in_the_empty_field_edits_what_was_just_sent(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    undoable(core, cid)
    pane = open_pane(cid)
    editor = pane.conversation.composer.editor
    qtbot.keyClick(editor, Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: editor.plain() == "vừa gửi")
    assert core.inbox.called("take_back") == [("take_back", 71)]
    assert editor.hasFocus()


def test_up_leads_into_the_messages_when_nothing_can_be_taken_back(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    core.inbox.outbox[cid] = [item_of(cid, 71, "đã đi", OutboxState.SENT)]
    pane = open_pane(cid)
    qtbot.keyClick(pane.conversation.composer.editor, Qt.Key.Key_Up)
    assert pane.conversation.thread_view.hasFocus()
    assert core.inbox.called("take_back") == []


def test_ctrl_z_takes_back_text_and_quote(
    qtbot: QtBot, open_pane: OpenPane, core: InboxCore, cid: ConversationId
) -> None:
    undoable(core, cid)
    message = newest(core, cid)
    core.inbox.outbox[cid][1] = replace(core.inbox.outbox[cid][1], quote=message.remote_id)
    pane = open_pane(cid)
    composer = pane.conversation.composer
    qtbot.keyClick(composer.editor, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: composer.editor.plain() == "vừa gửi")
    assert composer.quoted == message
    entries = [pane.conversation.model.entry(row) for row in range(pane.conversation.model.rowCount())]
    qtbot.waitUntil(lambda: pane.conversation.model.row_of("o:71") is None)
    assert entries[-1].kind in (EntryKind.OUTBOX, EntryKind.MESSAGE)
