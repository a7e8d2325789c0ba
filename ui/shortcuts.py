"""Every key the app listens to, in one table: what binds keys, tooltips that name them, and the sheet all read it."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Where(StrEnum):
    """Where a key counts: in the whole window, in the inbox page, or with the focus in one part of it."""

    WINDOW = "window"
    INBOX = "inbox"
    LIST = "list"
    COMPOSER = "composer"
    THREAD = "thread"
    VIEWER = "viewer"
    EDITOR = "editor"


APART = frozenset({Where.VIEWER, Where.EDITOR})
"""Windows of their own: no key of the main window reaches them."""


@dataclass(frozen=True, slots=True)
class Command:
    """`keys` in Qt's portable spelling; the first one is shown in tooltips. With `read_in` no QShortcut is made: that
    file's widget reads the key itself."""

    name: str
    keys: tuple[str, ...]
    where: Where
    text: str
    read_in: str = ""


def _command(name: str, keys: str, where: Where, text: object, read_in: str = "") -> Command:
    return Command(name, tuple(keys.split()), where, str(text), read_in)


COMMANDS = (
    _command("window.inbox", "Ctrl+1", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Go to the conversations")),
    _command("window.accounts", "Ctrl+2", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Go to the Zalo OAs")),
    _command("window.rules", "Ctrl+3", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Rules: who gets which conversation")),
    _command("window.overview", "Ctrl+4", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Who holds what")),
    _command("window.staff", "Ctrl+5", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Staff")),
    _command("window.connect", "Ctrl+N", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Connect a Zalo OA")),
    _command("window.settings", "Ctrl+,", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Settings")),
    _command("window.keys", "F1 Ctrl+/", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "This list of keys")),
    _command("window.search", "Ctrl+K", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Search everything")),
    _command("window.larger", "Ctrl++ Ctrl+=", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Everything larger")),
    _command("window.smaller", "Ctrl+-", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Everything smaller")),
    _command("window.usual", "Ctrl+0", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Everything in its usual size")),
    _command("window.lock", "Ctrl+L", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Lock, or let somebody else in")),
    _command("window.quit", "Ctrl+Q", Where.WINDOW, QT_TRANSLATE_NOOP("Keys", "Quit")),
    _command("inbox.find", "Ctrl+F", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Find in this conversation")),
    _command("inbox.next", "Ctrl+Down", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Next conversation")),
    _command("inbox.previous", "Ctrl+Up", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Previous conversation")),
    _command(
        "inbox.customer", "Ctrl+I", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Customer: details, tags, notes, photos")
    ),
    _command("inbox.tag", "Ctrl+T", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Add a tag to the customer")),
    _command(
        "inbox.unread", "Ctrl+U", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Mark the conversation as unread, or as read")
    ),
    _command("inbox.pin", "Ctrl+P", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Pin the conversation, or unpin it")),
    _command("inbox.close", "Ctrl+E", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Close the conversation, or reopen it")),
    _command(
        "inbox.block", "Ctrl+Shift+B", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Block the customer, or unblock them")
    ),
    _command("inbox.show_all", "Alt+1", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "All conversations")),
    _command("inbox.show_unread", "Alt+2", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Unread ones")),
    _command("inbox.show_unanswered", "Alt+3", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Unanswered ones")),
    _command("inbox.show_closed", "Alt+4", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Closed ones")),
    _command("inbox.show_blocked", "Alt+5", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Blocked ones")),
    _command("inbox.mine", "Alt+6", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "The conversations you look after")),
    _command("inbox.pool", "Alt+7", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Those that wait to be claimed")),
    _command("inbox.nobody", "Alt+8", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Those that nobody could have")),
    _command("inbox.everything", "Alt+9", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Everybody's conversations")),
    _command("inbox.claim", "Ctrl+G", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Claim the conversation")),
    _command("inbox.give_back", "Ctrl+Shift+G", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Give the conversation back")),
    _command("inbox.hand_over", "Ctrl+H", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Hand the conversation over")),
    _command("inbox.take_over", "Ctrl+Shift+T", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Take the conversation over")),
    _command("inbox.why", "Ctrl+Shift+Y", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Why it is with whom it is")),
    _command("inbox.kept", "Ctrl+Shift+D", Where.INBOX, QT_TRANSLATE_NOOP("Keys", "Texts kept for you alone")),
    _command("list.undo", "Ctrl+Z", Where.LIST, QT_TRANSLATE_NOOP("Keys", "Take back what was just done")),
    _command(
        "list.one",
        "Esc",
        Where.LIST,
        QT_TRANSLATE_NOOP("Keys", "One conversation again, after several were chosen with Shift or Ctrl"),
        "ui/inbox/conversation_table.py",
    ),
    _command(
        "list.answer",
        "Return",
        Where.LIST,
        QT_TRANSLATE_NOOP("Keys", "Answer the chosen conversation"),
        "ui/inbox/conversation_table.py",
    ),
    _command(
        "composer.send",
        "Return",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "Send (with Ctrl, where Enter begins a new line)"),
        "ui/inbox/editor.py",
    ),
    _command(
        "composer.line",
        "Shift+Return",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "New line"),
        "ui/inbox/editor.py",
    ),
    _command(
        "composer.leave",
        "Esc",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "Back to the list"),
        "ui/inbox/editor.py",
    ),
    _command(
        "composer.thread",
        "Up",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "Edit what was just sent, or up into the messages, while nothing is typed"),
        "ui/inbox/editor.py",
    ),
    _command(
        "composer.undo",
        "Ctrl+Z",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "Take back what was just sent, while nothing is typed"),
        "ui/inbox/editor.py",
    ),
    _command(
        "composer.quote",
        "Alt+Up Alt+Down",
        Where.COMPOSER,
        QT_TRANSLATE_NOOP("Keys", "Quote the message before, or after"),
        "ui/inbox/editor.py",
    ),
    _command("composer.emoji", "Ctrl+;", Where.COMPOSER, QT_TRANSLATE_NOOP("Keys", "Emoji")),
    _command(
        "thread.reply", "R", Where.THREAD, QT_TRANSLATE_NOOP("Keys", "Reply to the message"), "ui/inbox/thread.py"
    ),
    _command(
        "thread.react", "E", Where.THREAD, QT_TRANSLATE_NOOP("Keys", "React to the message"), "ui/inbox/thread.py"
    ),
    _command(
        "thread.oldest",
        "Home",
        Where.THREAD,
        QT_TRANSLATE_NOOP("Keys", "To the oldest message that is loaded"),
        "ui/inbox/thread.py",
    ),
    _command(
        "thread.newest",
        "End",
        Where.THREAD,
        QT_TRANSLATE_NOOP("Keys", "To the newest message"),
        "ui/inbox/thread.py",
    ),
    _command(
        "thread.leave",
        "Esc",
        Where.THREAD,
        QT_TRANSLATE_NOOP("Keys", "Back to the field"),
        "ui/inbox/thread.py",
    ),
    _command("viewer.larger", "+ =", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Larger"), "ui/inbox/viewer.py"),
    _command("viewer.smaller", "-", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Smaller"), "ui/inbox/viewer.py"),
    _command("viewer.fit", "0", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Fit the window"), "ui/inbox/viewer.py"),
    _command("viewer.older", "Left PgUp", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Older photo"), "ui/inbox/viewer.py"),
    _command(
        "viewer.newer", "Right PgDown", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Newer photo"), "ui/inbox/viewer.py"
    ),
    _command("viewer.turn", "R Shift+R", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Turn"), "ui/inbox/viewer.py"),
    _command("viewer.keep", "K", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Keep the photo"), "ui/inbox/viewer.py"),
    _command("viewer.copy", "Ctrl+C", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Copy the photo"), "ui/inbox/viewer.py"),
    _command("viewer.save", "Ctrl+S", Where.VIEWER, QT_TRANSLATE_NOOP("Keys", "Save the photo"), "ui/inbox/viewer.py"),
    _command("editor.crop", "C", Where.EDITOR, QT_TRANSLATE_NOOP("Keys", "Crop"), "ui/inbox/photo_editor.py"),
    _command("editor.blur", "B", Where.EDITOR, QT_TRANSLATE_NOOP("Keys", "Blur"), "ui/inbox/photo_editor.py"),
    _command("editor.area", "N", Where.EDITOR, QT_TRANSLATE_NOOP("Keys", "One more blur"), "ui/inbox/photo_editor.py"),
    _command("editor.turn", "R Shift+R", Where.EDITOR, QT_TRANSLATE_NOOP("Keys", "Turn"), "ui/inbox/photo_editor.py"),
    _command("editor.done", "Return", Where.EDITOR, QT_TRANSLATE_NOOP("Keys", "Done"), "ui/inbox/photo_editor.py"),
)
"""In the order of the sheet. A test holds that no key has two meanings in one place, that every row is bound or read
where it says, and that no key is bound anywhere else."""

BY_NAME = {command.name: command for command in COMMANDS}


def bind(owner: QWidget, name: str, run: Callable[[], object]) -> tuple[QShortcut, ...]:
    """Run `run` when a key of this command is pressed: anywhere in the owner's window for those of the window, else
    with the focus inside `owner`."""
    command = BY_NAME[name]
    whole = command.where is Where.WINDOW
    context = Qt.ShortcutContext.WindowShortcut if whole else Qt.ShortcutContext.WidgetWithChildrenShortcut
    made = tuple(QShortcut(QKeySequence(keys), owner, context=context) for keys in command.keys)
    for one in made:
        one.activated.connect(run)
    return made


def key_text(name: str) -> str:
    """The command's first key as this system writes it: Ctrl+, or ⌘,."""
    return native(BY_NAME[name].keys[0])


def native(keys: str) -> str:
    """Keys as this system writes them; the large one for a new line is called Enter."""
    shown = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
    return shown.replace("Return", "Enter")


def with_key(text: str, name: str) -> str:
    """A tooltip: what a button does, and its key in brackets."""
    return f"{text} ({key_text(name)})"


def described(command: Command) -> str:
    """What the command does, in the person's language."""
    return QCoreApplication.translate("Keys", command.text)


def place_text(where: Where) -> str:
    """The heading over the keys of one place."""
    return {
        Where.WINDOW: QCoreApplication.translate("Keys", "Anywhere"),
        Where.INBOX: QCoreApplication.translate("Keys", "In the inbox"),
        Where.LIST: QCoreApplication.translate("Keys", "In the list of conversations"),
        Where.COMPOSER: QCoreApplication.translate("Keys", "While writing"),
        Where.THREAD: QCoreApplication.translate("Keys", "In the messages"),
        Where.VIEWER: QCoreApplication.translate("Keys", "While looking at a photo"),
        Where.EDITOR: QCoreApplication.translate("Keys", "While editing a photo"),
    }[where]
