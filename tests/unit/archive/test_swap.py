"""Putting a restored profile in place: wherever it is interrupted, going on ends at the same."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from app.archive import swap
from app.errors import Rejected
from app.paths import Paths
from tests.fakes.backups import tree


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    paths = Paths(tmp_path / "profile")
    paths.create()
    for name in ("quaychat.db", "quaychat.db-wal", "quaychat.db-shm", "vault.json", "settings.json", "media/aa"):
        (paths.root / name).write_text(f"old {name}")
    staged = Paths(paths.staging)
    staged.create()
    for name in ("quaychat.db", "settings.json", "media/bb"):
        (staged.root / name).write_text(f"new {name}")
    return paths


NEW = {
    "quaychat.db": b"new quaychat.db",
    "settings.json": b"new settings.json",
    "media/bb": b"new media/bb",
    "vault.json": b"old vault.json",
}


def _living(paths: Paths) -> dict[str, bytes]:
    found = tree(paths.root)
    return {name: data for name, data in found.items() if not name.startswith(("former-", "restor"))}


def test_what_is_not_ready_is_never_put_in_place(paths: Paths) -> None:
    before = tree(paths.root)
    assert not swap.finish(paths)
    assert tree(paths.root) == before
    swap.drop(paths)
    assert not paths.staging.exists()


def test_what_is_ready_takes_the_place_of_the_living_profile_but_for_its_vault(paths: Paths) -> None:
    swap.make_ready(paths)
    swap.drop(paths)  # too late
    assert swap.finish(paths)
    assert _living(paths) == NEW
    (former,) = paths.root.glob("former-*")
    assert set(tree(former)) == {
        "quaychat.db",
        "quaychat.db-wal",
        "quaychat.db-shm",
        "settings.json",
        "media/aa",
    }
    assert not paths.staging.exists()
    assert not swap.finish(paths)


def test_a_vault_of_its_own_goes_with_it(paths: Paths) -> None:
    (paths.staging / "vault.json").write_text("new vault.json")
    swap.make_ready(paths)
    swap.finish(paths)
    assert _living(paths)["vault.json"] == b"new vault.json"
    swap.undo(paths)
    assert _living(paths)["vault.json"] == b"old vault.json"


@pytest.mark.parametrize("stop", range(1, 20))
def test_a_crash_at_any_step_is_gone_on_with(paths: Paths, monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    swap.make_ready(paths)
    _die_at(monkeypatch, stop)
    try:
        swap.finish(paths)
    except KeyboardInterrupt:
        monkeypatch.undo()
        swap.finish(paths)
    assert _living(paths) == NEW
    assert swap.can_undo(paths)


def _die_at(monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    """The process ends before the `stop`-th change of a name."""
    left = [stop]

    def dying(change: Callable[..., object]) -> Callable[..., object]:
        def wrapped(*args: object, **kwargs: object) -> object:
            left[0] -= 1
            if not left[0]:
                raise KeyboardInterrupt
            return change(*args, **kwargs)

        return wrapped

    for name in ("replace", "unlink", "mkdir"):
        monkeypatch.setattr(Path, name, dying(getattr(Path, name)))


def test_the_former_one_comes_back_whole(paths: Paths) -> None:
    before = _living(paths)
    swap.make_ready(paths)
    swap.finish(paths)
    swap.opened(paths)
    swap.undo(paths)
    assert _living(paths) == before
    assert not swap.can_undo(paths)
    with pytest.raises(Rejected, match="gone"):
        swap.undo(paths)


def test_it_comes_back_before_the_data_is_opened_the_next_time(paths: Paths) -> None:
    with pytest.raises(Rejected, match="gone"):
        swap.want_back(paths)
    before = _living(paths)
    swap.make_ready(paths)
    swap.finish(paths)
    swap.opened(paths)
    assert not swap.is_pending(paths)
    swap.want_back(paths)
    assert _living(paths) == NEW, "the data may be open still"
    assert swap.is_pending(paths)
    assert swap.finish(paths)
    assert _living(paths) == before
    assert not swap.is_pending(paths)
    assert not swap.finish(paths)


@pytest.mark.parametrize("stop", range(1, 24))
def test_a_crash_on_the_way_back_is_gone_on_with(paths: Paths, monkeypatch: pytest.MonkeyPatch, stop: int) -> None:
    """The newest changes may lie in the former one's log alone."""
    before = _living(paths)
    swap.make_ready(paths)
    swap.finish(paths)
    for name in ("quaychat.db-wal", "quaychat.db-shm"):
        (paths.root / name).write_text(f"new {name}")
    swap.want_back(paths)
    _die_at(monkeypatch, stop)
    try:
        swap.finish(paths)
    except KeyboardInterrupt:
        monkeypatch.undo()
        swap.finish(paths)
    assert _living(paths) == before


def test_where_there_was_no_data_before_nothing_can_come_back(paths: Paths) -> None:
    for name in ("quaychat.db", "quaychat.db-wal", "quaychat.db-shm"):
        (paths.root / name).unlink()
    swap.make_ready(paths)
    swap.finish(paths)
    assert not swap.can_undo(paths)


def test_it_goes_when_the_new_one_is_opened_the_second_time(paths: Paths) -> None:
    swap.make_ready(paths)
    swap.finish(paths)
    swap.opened(paths)
    assert swap.can_undo(paths)
    swap.opened(paths)
    assert not list(paths.root.glob("former-*"))
    assert not paths.restored.exists()
    swap.opened(paths)


@pytest.mark.parametrize("name", ["../precious", "media", "", "former-../../precious", 7])
def test_a_note_that_names_something_else_deletes_nothing(paths: Paths, name: object) -> None:
    precious = paths.root.parent / "precious"
    precious.mkdir()
    (precious / "x").write_text("x")
    paths.restored.write_text(json.dumps({"former": name, "opened": True}))
    before = _living(paths)
    swap.opened(paths)
    assert _living(paths) == before
    assert (precious / "x").exists()
