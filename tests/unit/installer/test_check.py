"""The look at a bundle: a small made-up one is in order, and each thing that can be wrong with it is told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from resources.installer import check

METADATA = "Name: {name}\nVersion: 1\nLicense-Expression: {licence}\n"
QT = "PySide6/Qt"
HOLDS = (
    "app/store/migrations/env.py",
    "app/store/migrations/versions/v0001_first.py",
    "app/bootstrap.pyc",
    "resources/i18n/quaychat_vi.qm",
    "resources/i18n/quaychat_en.qm",
    "resources/qss/style.qss",
    "resources/icons/check-light.svg",
    "resources/sounds/bell.wav",
    "resources/emoji/emoji.json",
    "resources/licences/LGPL-3.0.txt",
    "resources/licences/GPL-3.0.txt",
    "resources/licences/Chromium.txt",
    "qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf",
    "qtawesome/fonts/materialdesignicons6-webfont-charmap-6.9.96.json",
    "certifi/cacert.pem",
    "httpx/_client.pyc",
    "os.pyc",
    "libssl.so.3",
    f"{QT}/translations/qtwebengine_locales/vi.pak",
    f"{QT}/translations/qtwebengine_locales/en-US.pak",
    f"{QT}/resources/qtwebengine_resources.pak",
    f"{QT}/resources/icudtl.dat",
    f"{QT}/libexec/QtWebEngineProcess",
    f"{QT}/plugins/platforms/libqoffscreen.so",
    f"{QT}/plugins/imageformats/libqjpeg.so",
    f"{QT}/plugins/multimedia/libffmpegmediaplugin.so",
    f"{QT}/lib/libQt6Core.so.6",
)
RECORDS = {
    "quaychat": ("MIT", ()),
    "httpx": ("BSD-3-Clause", ("httpx/_client.py",)),
    "certifi": ("MPL-2.0", ("certifi/cacert.pem",)),
    "qtawesome": ("MIT", tuple(place for place in HOLDS if place.startswith("qtawesome/"))),
}
Put = Callable[[str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "quaychat"
    for place in HOLDS:
        _write(made / "_internal" / place, "x")
    for name, (licence, files) in RECORDS.items():
        info = made / "_internal" / f"{name}-1.0.dist-info"
        _write(info / "METADATA", METADATA.format(name=name, licence=licence))
        _write(info / "RECORD", "".join(f"{file},sha256=abc,10\n" for file in files))
    _write(made / "quaychat", "program")
    _write(made / "quaychat-core", "program")
    return made


@pytest.fixture
def put(folder: Path) -> Put:
    return lambda place, text: _write(folder / "_internal" / place, text)


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_bundle_that_is_in_order(folder: Path) -> None:
    assert check.look(folder, "linux", Path("/somewhere/else")) == []
    assert check.main([str(folder)]) == 0


@pytest.mark.parametrize(
    "place", ["app/store/migrations/env.py", "certifi/cacert.pem", "resources/i18n/quaychat_vi.qm"]
)
def test_what_is_missing_is_told(folder: Path, place: str) -> None:
    (folder / "_internal" / place).unlink()
    (told,) = check.look(folder, "linux")
    assert told.startswith("nothing in it is")
    assert check.main([str(folder)]) == 1


@pytest.mark.parametrize(
    "place",
    [
        "app/tests/test_x.pyc",
        "httpx/conftest.pyc",
        "resources/installer/check.pyc",
        "pytest/__init__.pyc",
        "ui/main.py",
        "PySide6/QtCore.pyi",
        f"{QT}/qml/QtQuick/qmldir",
        f"{QT}/resources/qtwebengine_devtools_resources.pak",
        "quaychat-1.0.dist-info/direct_url.json",
        "app/signing.key",
        f"{QT}/lib/libQt6Charts.so.6",
        f"{QT}/plugins/sqldrivers/libqsqlite.so",
        "unheard_of/__init__.pyc",
        "libreadline.so.8",
    ],
)
def test_what_must_not_be_there_is_told(folder: Path, put: Put, place: str) -> None:
    put(place, "x")
    assert [line for line in check.look(folder, "linux") if place in line]


def test_a_distribution_under_another_licence_is_told(folder: Path, put: Put) -> None:
    put("evil-1.0.dist-info/METADATA", METADATA.format(name="evil", licence="GPL-3.0-only"))
    assert "the licence of evil is not on the list: GPL-3.0-only" in check.look(folder, "linux")


@pytest.mark.parametrize(
    "secret",
    [
        "-----BEGIN EC PRIVATE KEY-----\nMHcCAQEEIBlYmFzZTY0",
        "https://shop:hunter22@example.org/simple",
        "token = ghp_0123456789abcdef",
    ],
)
def test_a_secret_is_told_without_repeating_it(folder: Path, put: Put, secret: str) -> None:
    put("resources/i18n/notes.txt", f"before {secret} after")
    told = [line for line in check.look(folder, "linux") if "notes.txt holds" in line]
    assert len(told) == 1
    assert secret not in told[0]


def test_a_file_that_tells_where_it_was_built_is_told(folder: Path, put: Put) -> None:
    put("app/bootstrap.pyc", "…/home/builder/quaychat/app/bootstrap.py…")
    assert check.look(folder, "linux", Path("/home/builder/quaychat")) == ["app/bootstrap.pyc tells where it was built"]


def test_a_bundle_that_is_too_large_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(check.LARGEST, "linux", 0)
    assert [line for line in check.look(folder, "linux") if "more than 0" in line]


def test_links_are_no_files_of_their_own(folder: Path) -> None:
    (folder / "_internal" / "libQt6Core.so.6").symlink_to("PySide6/Qt/lib/libQt6Core.so.6")
    assert "libQt6Core.so.6" not in check.places_of(folder)
    assert check.look(folder, "linux") == []


def test_the_folders_of_an_app_for_macos_are_taken_off(tmp_path: Path) -> None:
    _write(tmp_path / "QuayChat.app/Contents/Frameworks/certifi/cacert.pem", "x")
    _write(tmp_path / "QuayChat.app/Contents/MacOS/quaychat", "x")
    assert set(check.places_of(tmp_path / "QuayChat.app")) == {"certifi/cacert.pem", "quaychat"}
