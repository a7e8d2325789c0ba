"""What a manifest says of its files."""

from app.domain.updates.manifest import Artifact, Kind


def test_a_file_has_the_last_part_of_its_path_as_its_name() -> None:
    for path, name in (("a.exe", "a.exe"), ("0.2.0/a.exe", "a.exe")):
        assert Artifact("windows-x86_64", Kind.INSTALLER, path, 1, "00").name == name
