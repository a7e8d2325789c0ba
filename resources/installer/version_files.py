"""The version, and what Windows and macOS want to be told of a program beside it."""

import re
import tomllib
from pathlib import Path

NAME = "Quầy Chat"
PUBLISHER = "Quầy Chat"
IDENTIFIER = "vn.quaychat.QuayChat"
OLDEST_MACOS = "13.0"
"""What PySide6 6.11 needs."""

_WINDOWS = """\
VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags=0x0, OS=0x40004, fileType=0x1, subtype=0x0, date=(0, 0)
  ),
  kids=[
    StringFileInfo([StringTable('040904B0', [
      StringStruct('CompanyName', {publisher!r}),
      StringStruct('FileDescription', {description!r}),
      StringStruct('FileVersion', {version!r}),
      StringStruct('InternalName', {program!r}),
      StringStruct('LegalCopyright', 'MIT licence'),
      StringStruct('OriginalFilename', {file!r}),
      StringStruct('ProductName', {name!r}),
      StringStruct('ProductVersion', {version!r}),
    ])]),
    VarFileInfo([VarStruct('Translation', [0x0409, 1200])]),
  ]
)
"""
DESCRIPTIONS = {"quaychat": NAME, "quaychat-core": f"{NAME} without a window"}


def version_of(pyproject: Path) -> str:
    return str(tomllib.loads(pyproject.read_text(encoding="utf-8"))["project"]["version"])


def numbers(version: str) -> tuple[int, int, int, int]:
    """Four numbers, as Windows compares them; 1.2.0rc3 is 1.2.0.3 there, and what is no number counts as 0."""
    found = [int(part) for part in re.findall(r"\d+", version)][:4]
    first, second, third, fourth = (*found, 0, 0, 0, 0)[:4]
    return first, second, third, fourth


def for_windows(program: str, version: str) -> str:
    """The resource of a program, as PyInstaller reads it: what *Properties* shows."""
    return _WINDOWS.format(
        numbers=numbers(version),
        publisher=PUBLISHER,
        description=DESCRIPTIONS[program],
        version=version,
        program=program,
        file=f"{program}.exe",
        name=NAME,
    )


def write_for_windows(path: Path, program: str, version: str) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(for_windows(program, version), encoding="utf-8")
    return str(path)


def info_plist(version: str) -> dict[str, object]:
    """What macOS is told of the app. No permission is asked for that the app doesn't need: it has no microphone, no
    camera and no place."""
    return {
        "CFBundleName": "QuayChat",
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": ".".join(map(str, numbers(version))),
        "CFBundleDevelopmentRegion": "vi",
        "CFBundleLocalizations": ["vi", "en"],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": OLDEST_MACOS,
        "NSHighResolutionCapable": True,
        "NSHumanReadableCopyright": "MIT licence",
        "NSSupportsAutomaticGraphicsSwitching": True,
    }
