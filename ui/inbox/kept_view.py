"""How the list was looked at is kept for the next time: filter, order, OA and tag."""

from app.domain.ids import OaId
from app.domain.listing import Show, Sort, View
from app.settings import Settings, SettingsStore

KEPT_FILTERS = frozenset({Show.ALL, Show.UNREAD, Show.UNANSWERED})
"""Who looked something up among the closed or the blocked ones is not to find those instead of the inbox next time."""


def kept_view(settings: Settings) -> View:
    oa_id = OaId(settings.list_oa) if settings.list_oa else None
    return View(Show(settings.list_show), Sort(settings.list_sort), oa_id, settings.list_tag)


def keep_view(settings: SettingsStore, view: View) -> None:
    """StorageFailure: it holds until the app ends."""
    show = view.show if view.show in KEPT_FILTERS else Show.ALL
    settings.change(list_show=show.value, list_sort=view.sort.value, list_oa=view.oa_id or "", list_tag=view.tag)
