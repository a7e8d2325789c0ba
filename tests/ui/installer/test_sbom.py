"""The list of parts: what the page of licences shows, as CycloneDX."""

import json
from pathlib import Path

import PySide6

from resources.installer import sbom
from ui.settings.licences import Component, components

OWN = Component("Quầy Chat", "1.2.3", "MIT", "")


def test_the_app_is_made_of_all_that_the_page_of_licences_shows(tmp_path: Path) -> None:
    assert sbom.main(tmp_path / "made" / "list.json") == 0
    made = json.loads((tmp_path / "made" / "list.json").read_text(encoding="utf-8"))
    shown = components()
    assert made["metadata"]["component"]["name"] == "Quầy Chat"
    assert [part["name"] for part in made["components"]] == [one.name for one in shown[1:]]
    named = [part["bom-ref"] for part in made["components"]]
    assert made["dependencies"] == [{"ref": made["metadata"]["component"]["bom-ref"], "dependsOn": named}]
    assert len(set(named)) == len(named)


def test_what_scanners_know_has_the_name_they_know_it_by() -> None:
    qt, browser = Component("PySide6", PySide6.__version__, "LGPL-3.0", ""), Component("Chromium", "140.0", "BSD", "")
    made = sbom.listed([OWN, qt, browser])
    assert made["components"] == [
        {
            "type": "library",
            "bom-ref": f"PySide6@{PySide6.__version__}",
            "name": "PySide6",
            "version": PySide6.__version__,
            "purl": f"pkg:pypi/pyside6@{PySide6.__version__}",
            "licenses": [{"license": {"name": "LGPL-3.0"}}],
        },
        {
            "type": "library",
            "bom-ref": "Chromium@140.0",
            "name": "Chromium",
            "version": "140.0",
            "licenses": [{"license": {"name": "BSD"}}],
        },
    ]


def test_the_same_content_has_the_same_name() -> None:
    one = sbom.listed([OWN])
    assert one["serialNumber"] == sbom.listed([OWN])["serialNumber"]
    assert one["serialNumber"] != sbom.listed([OWN, Component("more", "1", "MIT", "")])["serialNumber"]
