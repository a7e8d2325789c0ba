"""Words for updates of the app itself."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, Remedy, entry

TABLE: dict[str, Entry] = {
    "update_unreachable": entry(
        QT_TRANSLATE_NOOP("Errors", "New versions can't be looked for now"),
        QT_TRANSLATE_NOOP("Errors", "The server does not answer. It is tried again by itself; go on working."),
        Remedy.RETRY,
    ),
    "update_untrusted": entry(
        QT_TRANSLATE_NOOP("Errors", "What the update server says is not from us"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Its signature is wrong, so nothing was installed. A proxy or virus scanner may stand in between; it is "
            "tried again tomorrow.",
        ),
    ),
    "update_replayed": entry(
        QT_TRANSLATE_NOOP("Errors", "The update server gave old news"),
        QT_TRANSLATE_NOOP(
            "Errors", "A newer answer was seen here before, so this one was not followed. It is tried again tomorrow."
        ),
    ),
    "update_stale": entry(
        QT_TRANSLATE_NOOP("Errors", "The news of updates is out of date"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Check this computer's clock. If it is right, the publisher has not renewed the news; Quầy Chat goes on "
            "working all the same.",
        ),
    ),
    "update_damaged": entry(
        QT_TRANSLATE_NOOP("Errors", "The new version arrived damaged"),
        QT_TRANSLATE_NOOP("Errors", "It was thrown away and is fetched again later; this version goes on working."),
        Remedy.RETRY,
    ),
    "update_broken": entry(
        QT_TRANSLATE_NOOP("Errors", "The new version does not run on this computer"),
        QT_TRANSLATE_NOOP("Errors", "You keep the version you have. The next one is tried again."),
    ),
    "update_not_here": entry(
        QT_TRANSLATE_NOOP("Errors", "This build isn't updated by itself"),
        QT_TRANSLATE_NOOP("Errors", "Install a newer version in the way you installed this one."),
    ),
    "update_off": entry(
        QT_TRANSLATE_NOOP("Errors", "Updates are switched off"),
        QT_TRANSLATE_NOOP("Errors", "Switch them on in the settings first."),
    ),
    "update_not_kept": entry(
        QT_TRANSLATE_NOOP("Errors", "The new version can't be put on the disk"),
        QT_TRANSLATE_NOOP("Errors", "Allow writing in the data folder and where Quầy Chat is installed."),
        Remedy.FOLDER,
    ),
}
