"""Words for the key, the database and the disk."""

from PySide6.QtCore import QT_TRANSLATE_NOOP

from ui.words.entry import Entry, Remedy, entry

TABLE: dict[str, Entry] = {
    "keyring_locked": entry(
        QT_TRANSLATE_NOOP("Errors", "The password store is locked"),
        QT_TRANSLATE_NOOP("Errors", "Unlock your system's password store, then try again."),
        Remedy.RETRY,
    ),
    "keyring_missing": entry(
        QT_TRANSLATE_NOOP("Errors", "The password store is not there"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The key to your messages lies in the system's password store, which can't be found now. Start it and try "
            "again, or use the recovery code.",
        ),
        Remedy.RETRY,
    ),
    "keyring_forgot": entry(
        QT_TRANSLATE_NOOP("Errors", "The key is gone from the password store"),
        QT_TRANSLATE_NOOP("Errors", "Open your data with the recovery code that you kept."),
    ),
    "passphrase_needed": entry(
        QT_TRANSLATE_NOOP("Errors", "Passphrase needed"),
        QT_TRANSLATE_NOOP("Errors", "Type the passphrase of this data."),
    ),
    "passphrase_too_short": entry(
        QT_TRANSLATE_NOOP("Errors", "The passphrase is too short"),
        QT_TRANSLATE_NOOP("Errors", "Take at least 8 characters."),
    ),
    "wrong_passphrase": entry(
        QT_TRANSLATE_NOOP("Errors", "Wrong passphrase"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "This passphrase doesn't open the data. Mind capitals and the keyboard's Vietnamese input.",
        ),
    ),
    "wrong_recovery_code": entry(
        QT_TRANSLATE_NOOP("Errors", "Wrong recovery code"),
        QT_TRANSLATE_NOOP("Errors", "This code doesn't open the data. Compare it with your copy, group by group."),
    ),
    "in_use": entry(
        QT_TRANSLATE_NOOP("Errors", "Already open"),
        QT_TRANSLATE_NOOP("Errors", "Another Quầy Chat is using this data. One profile can be open only once."),
        Remedy.QUIT,
    ),
    "disk_full": entry(
        QT_TRANSLATE_NOOP("Errors", "The disk is full"),
        QT_TRANSLATE_NOOP("Errors", "Nothing can be saved. Free some space: Quầy Chat goes on by itself then."),
        Remedy.FOLDER,
    ),
    "disk_failed": entry(
        QT_TRANSLATE_NOOP("Errors", "The disk doesn't work"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The system can't read or write the data. Check the disk, then start Quầy Chat again.",
        ),
        Remedy.FOLDER,
    ),
    "damaged": entry(
        QT_TRANSLATE_NOOP("Errors", "The data is damaged"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The database can't be read. Nothing has been deleted: copy the folder to a safe place before "
            "you do anything.",
        ),
        Remedy.FOLDER,
    ),
    "vault_damaged": entry(
        QT_TRANSLATE_NOOP("Errors", "The key file is damaged"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The file vault.json can't be read. Put back a copy of it; without it the data can't be opened.",
        ),
        Remedy.FOLDER,
    ),
    "too_new": entry(
        QT_TRANSLATE_NOOP("Errors", "The data is from a newer version"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "A newer Quầy Chat has written this data. Install the newest version; the data is not touched.",
        ),
        Remedy.QUIT,
    ),
    "read_only": entry(
        QT_TRANSLATE_NOOP("Errors", "The data can't be written"),
        QT_TRANSLATE_NOOP("Errors", "The folder or the file is read-only. Allow writing, then start Quầy Chat again."),
        Remedy.FOLDER,
    ),
    "autostart_refused": entry(
        QT_TRANSLATE_NOOP("Errors", "That can't be changed here"),
        QT_TRANSLATE_NOOP("Errors", "The system doesn't let Quầy Chat change what starts when you log in."),
        Remedy.NONE,
    ),
    "settings_not_kept": entry(
        QT_TRANSLATE_NOOP("Errors", "The settings can't be saved"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "They hold until Quầy Chat is closed. Free some disk space, or allow writing in the data folder.",
        ),
        Remedy.FOLDER,
    ),
    "cannot_open": entry(
        QT_TRANSLATE_NOOP("Errors", "The data can't be opened"),
        QT_TRANSLATE_NOOP("Errors", "The system doesn't let the database be opened. Check the rights of the folder."),
        Remedy.FOLDER,
    ),
    "key_wrong": entry(
        QT_TRANSLATE_NOOP("Errors", "The key doesn't fit the data"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "This key belongs to other data. Put back the vault.json that belongs to it; nothing has been deleted.",
        ),
        Remedy.FOLDER,
    ),
    "exists": entry(
        QT_TRANSLATE_NOOP("Errors", "There is data already"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "A new profile would be made over data that is already there. Nothing was changed.",
        ),
        Remedy.FOLDER,
    ),
    "lost": entry(
        QT_TRANSLATE_NOOP("Errors", "The key file is missing"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "There is a database but no vault.json. Put it back from a copy; without it the data can't be opened.",
        ),
        Remedy.FOLDER,
    ),
    "not_practice": entry(
        QT_TRANSLATE_NOOP("Errors", "The practice folder holds something else"),
        QT_TRANSLATE_NOOP(
            "Errors",
            "The practice OA empties its folder at each start, so it takes none that holds other files. Move"
            " them away.",
        ),
        Remedy.FOLDER,
    ),
}
