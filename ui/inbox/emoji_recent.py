"""Which emoji were used last: kept among the settings, so that they are there on the next day."""

from app.settings import SettingsStore
from ui.inbox.emoji_book import Emoji, EmojiBook

MOST_RECENT = 16


def recent(settings: SettingsStore, book: EmojiBook) -> list[Emoji]:
    """The last one used first."""
    found = (book.known(sign) for sign in settings.current.emoji_recent.split())
    return [emoji for emoji in found if emoji is not None][:MOST_RECENT]


def remember(settings: SettingsStore, sign: str) -> None:
    """This one was used now. Raises StorageFailure where settings can't be kept."""
    others = [one for one in settings.current.emoji_recent.split() if one != sign]
    settings.change(emoji_recent=" ".join([sign, *others][:MOST_RECENT]))
