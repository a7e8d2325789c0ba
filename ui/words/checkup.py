"""Words for what only a diagnosis finds."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, Remedy, entry

TABLE: dict[str, Entry] = {
    "disk_low": entry(
        QT_TRANSLATE_NOOP("Errors", "Little room is left on the disk"),
        QT_TRANSLATE_NOOP("Errors", "Free some before it is full: then nothing can be saved any more."),
        Remedy.FOLDER,
    ),
    "clock_off": entry(
        QT_TRANSLATE_NOOP("Errors", "This computer's clock is wrong"),
        QT_TRANSLATE_NOOP(
            "Errors", "Quầy Chat corrects it by Zalo's, other programs don't. Let the system set the time by itself."
        ),
    ),
    "no_backup": entry(
        QT_TRANSLATE_NOOP("Errors", "No backup has been made yet"),
        QT_TRANSLATE_NOOP("Errors", "Make one in the settings, best on another disk."),
    ),
    "old_backup": entry(
        QT_TRANSLATE_NOOP("Errors", "The last backup is old"),
        QT_TRANSLATE_NOOP("Errors", "Make one in the settings, or let it be made each day."),
    ),
    "unreadable_rows": entry(
        QT_TRANSLATE_NOOP("Errors", "Some of what Zalo sent can't be read"),
        QT_TRANSLATE_NOOP("Errors", "It is kept and tried again after each update. All other messages are here."),
        Remedy.UNREADABLE,
    ),
    "not_asked": entry(
        QT_TRANSLATE_NOOP("Errors", "Could not be looked at"),
        QT_TRANSLATE_NOOP("Errors", "What stands before it has to be put right first."),
    ),
}
