"""The keyring's border: pinned back-ends alone, and every failure of theirs told apart from ours."""

import sys

import keyring.errors
import pytest

from app.errors import NeedsUser
from app.vault.keyring_store import BACKENDS, KeyringStore

HERE = f"{__name__}:"


class Working:
    """Keeps entries as a back-end does."""

    viable = True
    kept: dict[tuple[str, str], str] = {}  # noqa: RUF012 (shared on purpose: the store makes the instance)

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        if self.kept.pop((service, username), None) is None:
            raise keyring.errors.PasswordDeleteError("No such password!")


class Absent(Working):
    viable = False


class Failing(Working):
    """Raises what it is told to."""

    error: Exception = keyring.errors.KeyringLocked("my secret is hunter2")

    def get_password(self, service: str, username: str) -> str | None:
        raise self.error

    def set_password(self, service: str, username: str, password: str) -> None:
        raise self.error

    def delete_password(self, service: str, username: str) -> None:
        raise self.error


def test_nothing_but_the_pinned_back_ends_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not what is configured, nor what is installed besides: both may keep plain text."""
    tried: list[str] = []

    def none(name: str) -> None:
        tried.append(name)

    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.Working")
    monkeypatch.setattr("app.vault.keyring_store._make", none)
    assert not KeyringStore().available()
    assert tuple(tried) == BACKENDS.get(sys.platform, ())


def test_the_first_back_end_that_works_is_used() -> None:
    Working.kept.clear()
    store = KeyringStore(("no.such.module:Keyring", f"{HERE}NoSuchClass", f"{HERE}Absent", f"{HERE}Working"))
    assert store.available()
    store.set("a", "1")
    assert store.get("a") == "1"
    assert Working.kept == {("QuayChat", "a"): "1"}
    store.delete("a")
    store.delete("a")
    assert store.get("a") is None


def test_without_one_there_is_no_keyring() -> None:
    store = KeyringStore((f"{HERE}Absent",))
    assert not store.available()
    with pytest.raises(NeedsUser, match="keyring_missing"):
        store.get("a")


@pytest.mark.parametrize(
    "error",
    [
        keyring.errors.KeyringLocked("my secret is hunter2"),
        keyring.errors.PasswordSetError("my secret is hunter2"),
        OSError("my secret is hunter2"),
        RuntimeError("my secret is hunter2"),
    ],
)
def test_what_a_back_end_raises_needs_a_person_and_tells_nothing_secret(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Failing, "error", error)
    store = KeyringStore((f"{HERE}Failing",))
    for call in (lambda: store.get("a"), lambda: store.set("a", "1"), lambda: store.delete("a")):
        with pytest.raises(NeedsUser, match="keyring_locked") as raised:
            call()
        assert "hunter2" not in str(raised.value)


@pytest.mark.skipif(sys.platform != "linux", reason="needs the Linux back-ends")
def test_errors_of_the_desktop_bus_are_known_too(monkeypatch: pytest.MonkeyPatch) -> None:
    import secretstorage.exceptions

    monkeypatch.setattr(Failing, "error", secretstorage.exceptions.PromptDismissedException("no"))
    with pytest.raises(NeedsUser, match="keyring_locked"):
        KeyringStore((f"{HERE}Failing",)).get("a")


def test_a_bug_passes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Failing, "error", ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        KeyringStore((f"{HERE}Failing",)).get("a")


def test_no_back_end_that_writes_plain_text_is_pinned() -> None:
    names = [name for names in BACKENDS.values() for name in names]
    assert len(names) == 5
    for name in names:
        assert not any(word in name.lower() for word in ("plain", "file", "chainer", "null", "fail", "alt"))


def test_a_back_end_named_in_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", f"{__name__}.Working")
    assert not KeyringStore(()).available()
