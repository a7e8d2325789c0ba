"""The words of every error code, in English; the translations have them in the context `Errors`."""

from ui.words import backups, checkup, connection, messages, network, sharing, storage, updates
from ui.words.entry import Entry, Remedy

TABLE: dict[str, Entry] = {
    **network.TABLE,
    **connection.TABLE,
    **messages.TABLE,
    **sharing.TABLE,
    **storage.TABLE,
    **backups.TABLE,
    **checkup.TABLE,
    **updates.TABLE,
}

__all__ = ["TABLE", "Entry", "Remedy"]
