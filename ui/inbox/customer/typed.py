"""What was typed into the panel and not yet kept, so that going to another customer and back loses nothing."""

from dataclasses import dataclass, field

from app.domain.customers import Field, NoteId


@dataclass(frozen=True, slots=True)
class Typed:
    """Of one customer. None: the tag's field is closed."""

    fields: dict[Field, str] = field(default_factory=dict)
    tag: str | None = None
    note: str = ""
    changes: dict[NoteId, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.tag or self.note.strip() or self.changes)
