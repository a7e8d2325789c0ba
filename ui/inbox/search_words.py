"""A hit in words, for the row's lines and for screen readers."""

from PySide6.QtCore import QCoreApplication

from app.domain.found import CustomerHit, MessageHit, NoteHit, Person
from app.domain.messages import Direction
from ui import i18n
from ui.inbox.row_words import kind_word, you_prefix
from ui.models.search import Heading, SearchRow


def heading_text(heading: Heading) -> str:
    return {
        Heading.CUSTOMERS: QCoreApplication.translate("Search", "Customers"),
        Heading.NOTES: QCoreApplication.translate("Search", "Notes"),
        Heading.MESSAGES: QCoreApplication.translate("Search", "Messages"),
    }[heading]


def name_of(person: Person) -> str:
    return person.name or QCoreApplication.translate("Search", "Customer")


def prefix_of(hit: MessageHit) -> str:
    """What stands before the words of a message: who wrote it, and what it is."""
    who = you_prefix() if hit.message.direction is Direction.OUT else ""
    word = kind_word(hit.message.body.kind, hit.message.body.raw_type)
    return f"{who}{word} " if word else who


def describe_hit(row: SearchRow, now: int) -> str:
    hit = row.hit
    if isinstance(hit, Heading):
        return heading_text(hit)
    if isinstance(hit, CustomerHit):
        return ". ".join(part for part in (name_of(hit.person), hit.detail.text) if part)
    if isinstance(hit, NoteHit):
        return ". ".join((name_of(hit.person), hit.text.text))
    time = i18n.list_time(hit.message.sent_at, now)
    return ". ".join((name_of(hit.person), f"{prefix_of(hit)}{hit.text.text}".strip(), time))
