"""Whose files come along: wheels whole, of the system only what Python itself needs, of metadata what is read."""

from resources.installer import python_parts


def ours(source: str) -> bool:
    return source.startswith("/usr/lib/")


def test_the_systems_libraries_stay_the_systems_except_for_pythons_own() -> None:
    assert python_parts.stays("libssl.so.3", "/usr/lib/x86_64-linux-gnu/libssl.so.3", ours)
    assert python_parts.stays("libpython3.11.so.1.0", "/usr/lib/libpython3.11.so.1.0", ours)
    assert not python_parts.stays("libglib-2.0.so.0", "/usr/lib/x86_64-linux-gnu/libglib-2.0.so.0", ours)
    assert not python_parts.stays("libreadline.so.8", "/usr/lib/x86_64-linux-gnu/libreadline.so.8", ours)
    assert python_parts.stays("pillow.libs/libtiff.so.6", "/venv/pillow.libs/libtiff.so.6", ours)


def test_of_metadata_only_what_the_page_of_licences_reads_comes_along() -> None:
    def stays(place: str) -> bool:
        return python_parts.stays(place, "/venv/x", ours)

    assert stays("httpx-0.28.1.dist-info/METADATA")
    assert stays("httpx-0.28.1.dist-info/RECORD")
    assert stays("httpx-0.28.1.dist-info/licenses/LICENSE.md")
    assert stays("backports.tarfile-1.2.0.dist-info/LICENSE")
    assert not stays("quaychat-0.1.0.dist-info/direct_url.json"), "it tells of the machine it was built on"
    assert not stays("httpx-0.28.1.dist-info/INSTALLER")


def test_of_qtawesome_only_the_one_font_comes_along() -> None:
    assert python_parts.stays("qtawesome/fonts/materialdesignicons6-webfont-6.9.96.ttf", "/venv/x", ours)
    assert not python_parts.stays("qtawesome/fonts/fontawesome5-solid-webfont-5.15.4.ttf", "/venv/x", ours)


def test_what_the_app_imports_by_name_is_not_left_out() -> None:
    assert not set(python_parts.HIDDEN) & set(python_parts.LEFT_OUT)
