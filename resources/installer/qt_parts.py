"""Which parts of Qt a bundle holds: an allow-list of modules, plug-ins and files, for the three systems.

All of it judges by the place in the bundle (`PySide6/Qt/lib/libQt6Core.so.6`), with forward slashes everywhere.
"""

import re
from collections.abc import Callable, Iterable

MODULES = frozenset(
    {
        "Concurrent",
        "Core",
        "DBus",
        "Gui",
        "Multimedia",
        "Network",
        "OpenGL",
        "Positioning",
        "PrintSupport",
        "Qml",
        "QmlMeta",
        "QmlModels",
        "QmlWorkerScript",
        "Quick",
        "QuickWidgets",
        "Svg",
        "WaylandClient",
        "WebChannel",
        "WebEngineCore",
        "WebEngineWidgets",
        "Widgets",
        "WlShellIntegration",
        "XcbQpa",
    }
)
"""Qt's libraries that may come along. All are under the LGPL, version 3; Charts, Graphs, Quick3D, ShaderTools,
VirtualKeyboard and others that are under the GPL alone are not among them."""

BINDINGS = frozenset(
    {
        "Core",
        "Gui",
        "Multimedia",
        "Network",
        "PrintSupport",
        "WebChannel",
        "WebEngineCore",
        "WebEngineWidgets",
        "Widgets",
    }
)
"""PySide6's modules that the app imports, and those that they import."""

PLUGINS: dict[str, frozenset[str]] = {
    "iconengines": frozenset({"svgicon"}),
    "imageformats": frozenset({"gif", "icns", "ico", "jpeg", "svg", "webp"}),
    "multimedia": frozenset({"ffmpegmediaplugin"}),
    "platforminputcontexts": frozenset({"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"}),
    "platforms": frozenset({"cocoa", "offscreen", "wayland", "windows", "xcb"}),
    "platformthemes": frozenset({"xdgdesktopportal"}),
    "printsupport": frozenset({"cupsprintersupport"}),
    "styles": frozenset({"modernwindowsstyle", "macstyle"}),
    "wayland-decoration-client": frozenset({"adwaita", "bradient"}),
    "wayland-graphics-integration-client": frozenset({"qt-plugin-wayland-egl", "dmabuf-server"}),
    "wayland-shell-integration": frozenset({"xdg-shell"}),
    "xcbglintegrations": frozenset({"xcb-egl-integration", "xcb-glx-integration"}),
}
"""By kind; a name as it is without the system's prefix and ending."""

CARRIED = re.compile(
    r"(lib)?(Shiboken\.|Qt6FFmpegStub-[a-z0-9-]+|avcodec|avformat|avutil|swresample|swscale|icudata|icui18n|icuuc|d3dcompiler_47|pyside6|shiboken6"
    r"|msvcp140\w*|vcruntime140\w*|concrt140)\b[.\w-]*",
    re.IGNORECASE,
)
"""Libraries that lie beside Qt's and come with it: FFmpeg, ICU, Microsoft's run time, and the bindings' own."""

RESOURCES = frozenset(
    {
        "icudtl.dat",
        "qtwebengine_resources.pak",
        "qtwebengine_resources_100p.pak",
        "qtwebengine_resources_200p.pak",
        "v8_context_snapshot.bin",
        "v8_context_snapshot.x86_64.bin",
        "v8_context_snapshot.arm64.bin",
    }
)
TRANSLATIONS = frozenset({"qtbase_en.qm", "qtbase_vi.qm"})
LOCALES = frozenset({"en-US.pak", "en-GB.pak", "vi.pak"})
"""Chromium falls back to en-US."""

_LIBRARY = re.compile(r"(?:^|/)(?:lib)?Qt6(\w+?)(?:\.so[.\d]*|\.dll|\.dylib)$")
_FRAMEWORK = re.compile(r"/Qt(\w+)\.framework/")
_BINDING = re.compile(r"^PySide6/Qt(\w+)\.(?:abi3\.so|so|pyd)$")
_PLUGIN = re.compile(r"(?:^|/)plugins/([^/]+)/([^/]+)$")


def module(place: str) -> str | None:
    """The name of Qt's library at this place: Core, Gui …; None for anything else."""
    found = _FRAMEWORK.search(place) or _LIBRARY.search(place)
    return found[1] if found and "/plugins/" not in place else None


def plugin(place: str) -> tuple[str, str] | None:
    """Kind and name of the plug-in at this place."""
    found = _PLUGIN.search(place)
    if found is None:
        return None
    name = found[2].partition(".")[0].removeprefix("lib")
    kind = found[1]
    shortened = name.removeprefix("q") if kind in PLUGINS and name not in PLUGINS[kind] else name
    return kind, shortened


def stays(place: str) -> bool:
    """Whether what lies here may be in a bundle, as far as Qt is concerned; what isn't Qt's always may."""
    if not place.startswith(("PySide6/", "shiboken6/")):
        return module(place) is None or module(place) in MODULES
    if binding := _BINDING.match(place):
        return binding[1] in BINDINGS
    if found := plugin(place):
        return found[1] in PLUGINS.get(found[0], frozenset())
    if name := module(place):
        return name in MODULES
    return _may_lie_beside(place)


def _may_lie_beside(place: str) -> bool:
    folder, _, name = place.rpartition("/")
    if folder.endswith("qtwebengine_locales"):
        return name in LOCALES
    if folder.endswith("/translations"):
        return name in TRANSLATIONS
    if folder.endswith("/resources"):
        return name in RESOURCES
    if name.startswith("QtWebEngineProcess") or "/QtWebEngineProcess.app/" in place:
        return True
    return bool(CARRIED.fullmatch(name)) or name == "qt.conf" or name.endswith(".pyc")


def unlinked(places: Iterable[str], links: Callable[[str], Iterable[str]]) -> set[str]:
    """Libraries of Qt, and those it carries, that nothing needs: reached from no binding, no plug-in and no program
    along `links`, which names the places that the file at a place is linked to."""
    all_of_them = set(places)
    loose = {place for place in all_of_them if _is_loose(place)}
    waiting, reached = sorted(all_of_them - loose), set[str]()
    while waiting:
        place = waiting.pop()
        if place in reached:
            continue
        reached.add(place)
        waiting.extend(other for other in links(place) if other in loose)
    return loose - reached


def _is_loose(place: str) -> bool:
    """Only there for others to link to."""
    name = place.rpartition("/")[2]
    return module(place) is not None or (place.startswith("PySide6/") and bool(CARRIED.fullmatch(name)))
