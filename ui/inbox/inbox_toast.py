"""The inbox's short message: sentences, errors, and which files could not be attached."""

from app.errors import AppError
from ui.errors import words
from ui.widgets.toast import Toast

MOST_NAMED = 4
"""So many files that could not be attached are named."""


class InboxToast(Toast):
    def say_error(self, error: AppError) -> None:
        told = words(error)
        self.say(f"{told.title}. {told.sentence}" if told.sentence else told.title)

    def say_refused(self, refused: list[tuple[str, AppError]]) -> None:
        """Which files could not be attached, and why; of many, the first few."""
        lines = [f"{name}: {words(error).title}" for name, error in refused[:MOST_NAMED]]
        if len(refused) == 1:
            lines.append(words(refused[0][1]).sentence)
        elif len(refused) > MOST_NAMED:
            lines.append(self.tr("and %n more", None, len(refused) - MOST_NAMED))
        self.say("\n".join(lines))
