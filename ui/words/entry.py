"""One row of the tables of error words, and what its one button does."""

from dataclasses import dataclass
from enum import StrEnum


class Remedy(StrEnum):
    """What the one button beside an error does."""

    NONE = "none"
    RETRY = "retry"
    RECONNECT = "reconnect"
    """Open the wizard for this OA."""
    ZALO_APPS = "zalo_apps"
    """Open developers.zalo.me in the browser."""
    OA_MANAGER = "oa_manager"
    """Open oa.zalo.me in the browser."""
    FOLDER = "folder"
    """Show the data folder."""
    QUIT = "quit"
    UNREADABLE = "unreadable"
    """Show what could not be read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: English source texts of the translation context `Errors`."""

    title: str
    sentence: str
    remedy: Remedy = Remedy.NONE


def entry(title: object, sentence: object, remedy: Remedy = Remedy.NONE) -> Entry:
    """QT_TRANSLATE_NOOP answers its text but is typed as object."""
    return Entry(str(title), str(sentence), remedy)
