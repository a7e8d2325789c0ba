"""Names of files that strangers sent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.file_names import MOST_BYTES, MOST_CHARS, has_ending, safe_name


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("C:\\Users\\Lan\\Ảnh\\áo.jpg", "áo.jpg"),
        ("../../etc/passwd\x00\n.jpg", "passwd.jpg"),
        ("thư mục/", "thư mục"),
        ("", "file"),
        (" . . ", "file"),
        (".jpg", "jpg"),
        ("áo dài. đỏ.jpg", "áo dài. đỏ.jpg"),
        ("a<b>.p?df", "ab.pdf"),
        ("\u202egpj.exe", "gpj.exe"),
        ("báo giá .pdf", "báo giá.pdf"),
        ("x" * 900 + ".pdf", "x" * 116 + ".pdf"),
        ("ờ" * 900 + ".pdf", "ờ" * 65 + ".pdf"),
        ("hình." + "a" * 40, "hình." + "a" * 40),
    ],
)
def test_a_name_is_the_last_part_and_fit_to_be_written(name: str, made: str) -> None:
    assert safe_name(name) == made


@pytest.mark.parametrize("name", ["NUL", "con.pdf", "Aux.tar.gz", "lpt9.txt", "COM¹.x", "prn .pdf", "conin$"])
def test_a_device_of_windows_is_no_file(name: str) -> None:
    assert safe_name(name).startswith("_")


@pytest.mark.parametrize("name", ["console.pdf", "COM10.txt", "null", "a.con", "LPT.txt"])
def test_what_only_sounds_like_one_is(name: str) -> None:
    assert safe_name(name) == name


def test_an_ending_that_is_known_takes_the_place_of_its_own() -> None:
    assert safe_name("a.jpeg", ".jpg") == "a.jpg"
    assert safe_name("", ".jpg", otherwise="ảnh") == "ảnh.jpg"


@pytest.mark.parametrize(
    ("name", "has"), [("a.b", True), ("a.jpeg", True), ("a.jpegxl", False), ("a", False), ("a.", False)]
)
def test_an_ending_is_one_to_five_letters(name: str, has: bool) -> None:
    assert has_ending(name) is has


@given(st.text(max_size=300), st.sampled_from(["", ".pdf"]))
def test_a_name_is_always_one_short_printable_part(name: str, ending: str) -> None:
    made = safe_name(name, ending)
    assert made.endswith(ending)
    assert 0 < len(made) <= MOST_CHARS
    assert len(made.encode()) <= MOST_BYTES
    assert made.isprintable()
    assert made == made.strip(" .")
    assert not set(made) & set('/\\<>:"|?*')
    assert safe_name(made) == made, "a name that is fit stays"
