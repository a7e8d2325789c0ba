"""What of Qt may come along, on the three systems, and what nothing is linked to."""

import pytest

from resources.installer import qt_parts

LIB = "PySide6/Qt/lib"


@pytest.mark.parametrize(
    "place",
    [
        f"{LIB}/libQt6Core.so.6",
        "PySide6/Qt6WebEngineCore.dll",
        f"{LIB}/QtGui.framework/Versions/A/QtGui",
        f"{LIB}/libavcodec.so.61",
        f"{LIB}/libQt6FFmpegStub-ssl.so.3",
        "PySide6/avcodec-61.dll",
        "PySide6/QtWidgets.abi3.so",
        "PySide6/QtWidgets.pyd",
        "PySide6/__init__.pyc",
        "PySide6/libpyside6.abi3.so.6.11",
        "shiboken6/Shiboken.abi3.so",
        "shiboken6/libshiboken6.abi3.so.6.11",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/libexec/QtWebEngineProcess",
        "PySide6/QtWebEngineProcess.exe",
        "PySide6/Qt/translations/qtwebengine_locales/vi.pak",
        "PySide6/Qt/resources/icudtl.dat",
        "sqlalchemy/engine/_row_cy.so",
        "libQt6Core.so.6",
    ],
)
def test_what_the_app_runs_on_stays(place: str) -> None:
    assert qt_parts.stays(place)


@pytest.mark.parametrize(
    "place",
    [
        f"{LIB}/libQt6Charts.so.6",
        f"{LIB}/libQt6VirtualKeyboard.so.6",
        f"{LIB}/libQt6ShaderTools.so.6",
        "PySide6/Qt6Quick3D.dll",
        f"{LIB}/QtGraphs.framework/Versions/A/QtGraphs",
        "libQt6Charts.so.6",
        "PySide6/QtCharts.abi3.so",
        "PySide6/QtQml.pyd",
        "PySide6/opengl32sw.dll",
        "PySide6/libpyside6qml.abi3.so.6.11",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/plugins/sqldrivers/libqsqlite.so",
        "PySide6/Qt/plugins/imageformats/libqpdf.so",
        "PySide6/Qt/qml/QtQuick/libqtquick2plugin.so",
        "PySide6/Qt/qml/QtQuick/qmldir",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/qtwebengine_locales/de.pak",
        "PySide6/Qt/resources/qtwebengine_devtools_resources.pak",
    ],
)
def test_what_is_under_the_gpl_or_of_no_use_goes(place: str) -> None:
    assert not qt_parts.stays(place)


def test_a_library_that_no_kept_binary_links_to_is_found_through_others() -> None:
    linked = {
        "PySide6/QtCore.abi3.so": [f"{LIB}/libQt6Core.so.6"],
        f"{LIB}/libQt6Core.so.6": [f"{LIB}/libicuuc.so.73"],
        f"{LIB}/libicuuc.so.73": [f"{LIB}/libicudata.so.73"],
        f"{LIB}/libicudata.so.73": [],
        f"{LIB}/libQt6Quick.so.6": [f"{LIB}/libQt6Qml.so.6"],
        f"{LIB}/libQt6Qml.so.6": [f"{LIB}/libQt6Quick.so.6"],
        "cryptography/_rust.abi3.so": [],
    }
    assert qt_parts.unlinked(linked, lambda place: linked[place]) == {
        f"{LIB}/libQt6Quick.so.6",
        f"{LIB}/libQt6Qml.so.6",
    }


def test_a_plugin_keeps_what_it_links_to() -> None:
    linked = {
        "PySide6/Qt/plugins/multimedia/libffmpegmediaplugin.so": [f"{LIB}/libavcodec.so.61"],
        f"{LIB}/libavcodec.so.61": [],
    }
    assert qt_parts.unlinked(linked, lambda place: linked[place]) == set()
