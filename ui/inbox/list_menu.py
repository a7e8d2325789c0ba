"""The menu beside the filters: every filter with its count, the order, and the OAs and tags to narrow the list to."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.connections import Connection
from app.domain.listing import Counts, Show, Sort, View
from ui import i18n
from ui.inbox.list_words import show_name, sort_name

Pick = Callable[[View], object]


@dataclass(frozen=True, slots=True)
class Choices:
    """What there is to choose from; `tags` with how many open conversations have each."""

    counts: Counts
    connections: Sequence[Connection]
    tags: Mapping[str, int]
    more: Sequence[tuple[str, Callable[[], object]]] = ()
    """What else is reached from here, by name."""


def list_menu(parent: QWidget, view: View, choices: Choices, pick: Pick) -> QMenu:
    """Built for one opening; `pick` is told the view that an entry stands for."""
    menu = QMenu(parent)
    _choice(
        menu,
        view,
        pick,
        [(_counted(show_name(show), choices.counts.of(show)), replace(view, show=show)) for show in Show],
    )
    menu.addSeparator()
    _choice(menu, view, pick, [(sort_name(sort), replace(view, sort=sort)) for sort in Sort])
    menu.addSeparator()
    if len(choices.connections) > 1:
        oas = menu.addMenu(QCoreApplication.translate("List", "Official Account"))
        every = (QCoreApplication.translate("List", "All OAs"), replace(view, oa_id=None))
        of_each = [(one.profile.name, replace(view, oa_id=one.oa_id)) for one in choices.connections]
        _choice(oas, view, pick, [every, *of_each])
    tags = menu.addMenu(QCoreApplication.translate("List", "Tag"))
    tags.setEnabled(bool(choices.tags))
    every = (QCoreApplication.translate("List", "All tags"), replace(view, tag=""))
    _choice(tags, view, pick, [every, *((_counted(tag, n), replace(view, tag=tag)) for tag, n in choices.tags.items())])
    if choices.more:
        menu.addSeparator()
    for text, run in choices.more:
        menu.addAction(text, run)
    menu.aboutToHide.connect(menu.deleteLater)
    return menu


def _counted(name: str, count: int) -> str:
    return f"{name}\t{i18n.number(count)}"


def _choice(menu: QMenu, now: View, pick: Pick, entries: Sequence[tuple[str, View]]) -> None:
    """One of these is on."""
    group = QActionGroup(menu)
    for text, view in entries:
        action = menu.addAction(text.replace("&", "&&"), partial(pick, view))
        action.setCheckable(True)
        action.setChecked(view == now)
        group.addAction(action)
