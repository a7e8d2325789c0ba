"""Words for backups and restoring."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, entry

TABLE: dict[str, Entry] = {
    "not_a_backup": entry(
        QT_TRANSLATE_NOOP("Errors", "This is no backup"),
        QT_TRANSLATE_NOOP("Errors", "Choose a file that Quầy Chat has made; its name ends in .qcbackup."),
    ),
    "backup_damaged": entry(
        QT_TRANSLATE_NOOP("Errors", "The backup is damaged"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Not all of it is as it was written. Choose another backup; what is on this computer is untouched.",
        ),
    ),
    "backup_folder_missing": entry(
        QT_TRANSLATE_NOOP("Errors", "The folder for backups is not there"),
        QT_TRANSLATE_NOOP("Errors", "Plug in the disk that it is on, or choose another folder."),
    ),
    "backup_stopped": entry(
        QT_TRANSLATE_NOOP("Errors", "The backup was cancelled"),
        QT_TRANSLATE_NOOP("Errors", "It is tried again in an hour. Older backups are kept."),
    ),
    "wrong_backup_secret": entry(
        QT_TRANSLATE_NOOP("Errors", "This doesn't open the backup"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "Type the backup's own passphrase, or the recovery code that was valid when the backup was made.",
        ),
    ),
    "restored": entry(
        QT_TRANSLATE_NOOP("Errors", "From a backup"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "It waited when the backup was made, and may have been sent since. Look in the conversation first.",
        ),
    ),
}
