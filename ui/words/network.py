"""Words for what heals by itself."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, Remedy, entry

TABLE: dict[str, Entry] = {
    "offline": entry(
        QT_TRANSLATE_NOOP("Errors", "No network"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo can't be reached from this computer. Messages wait here and go out when the network is back.",
        ),
        Remedy.RETRY,
    ),
    "timeout": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo is not answering"),
        QT_TRANSLATE_NOOP("Errors", "No answer came in time. It is tried again by itself."),
        Remedy.RETRY,
    ),
    "server": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo has trouble"),
        QT_TRANSLATE_NOOP("Errors", "Zalo's own servers answer with an error. It is tried again by itself."),
        Remedy.RETRY,
    ),
    "bad_answer": entry(
        QT_TRANSLATE_NOOP("Errors", "Unreadable answer"),
        QT_TRANSLATE_NOOP("Errors", "What came back can't be read as an answer of Zalo. It is tried again by itself."),
        Remedy.RETRY,
    ),
    "send_failed": entry(
        QT_TRANSLATE_NOOP("Errors", "Zalo could not send it"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Zalo says that sending failed, without a reason. The conversation is read back to see what became of it.",
        ),
    ),
    "busy": entry(
        QT_TRANSLATE_NOOP("Errors", "Busy at the moment"),
        QT_TRANSLATE_NOOP("Errors", "Zalo is still working on something else. It is tried again by itself."),
        Remedy.RETRY,
    ),
    "no_database": entry(
        QT_TRANSLATE_NOOP("Errors", "The shop's database is out of reach"),
        QT_TRANSLATE_NOOP("Errors", "Nothing was changed. Try again when this computer reaches it."),
    ),
    "cut": entry(
        QT_TRANSLATE_NOOP("Errors", "The connection broke off"),
        QT_TRANSLATE_NOOP("Errors", "The connection ended in the middle. It is tried again by itself."),
        Remedy.RETRY,
    ),
    "rate_limited": entry(
        QT_TRANSLATE_NOOP("Errors", "Too many requests"),
        QT_TRANSLATE_NOOP("Errors", "Zalo allows only so many requests a minute. It goes on by itself in a moment."),
    ),
    "night": entry(
        QT_TRANSLATE_NOOP("Errors", "Not at this hour"),
        QT_TRANSLATE_NOOP("Errors", "Zalo doesn't deliver this between 22:00 and 06:00. It goes on at 06:00."),
    ),
}
