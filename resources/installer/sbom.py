"""What a bundle is made of, as a CycloneDX list for those who must know: `python -m resources.installer.sbom OUT.json`.

It is written from what the app's own page of licences shows, in the environment that the bundle was built from.
"""

from __future__ import annotations

import json
import sys
import uuid
from collections.abc import Iterable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from ui.settings.licences import Component, components

FORMAT = "1.6"
SPACE = uuid.UUID("f3b0c3a4-5c1c-4c53-9df2-3f0f6a2ce0f1")
"""Names of lists are made in it, so that the same content has the same name."""


def listed(found: Iterable[Component]) -> dict[str, object]:
    """The first one is the app itself."""
    own, *rest = found
    parts = [_part(one, "library") for one in rest]
    app = _part(own, "application")
    content = json.dumps([app, *parts], sort_keys=True, ensure_ascii=False)
    return {
        "$schema": f"http://cyclonedx.org/schema/bom-{FORMAT}.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": FORMAT,
        "serialNumber": f"urn:uuid:{uuid.uuid5(SPACE, content)}",
        "version": 1,
        "metadata": {"component": app},
        "components": parts,
        "dependencies": [{"ref": app["bom-ref"], "dependsOn": [part["bom-ref"] for part in parts]}],
    }


def _part(one: Component, kind: str) -> dict[str, object]:
    made: dict[str, object] = {"type": kind, "bom-ref": f"{one.name}@{one.version}", "name": one.name}
    if one.version:
        made["version"] = one.version
    if kind == "library" and is_on_pypi(one):
        made["purl"] = f"pkg:pypi/{one.name.lower().replace('_', '-')}@{one.version}"
    if one.note:
        made["description"] = one.note
    if one.licence:
        made["licenses"] = [{"license": {"name": one.licence}}]
    return made


def is_on_pypi(one: Component) -> bool:
    """Whether it is a distribution of Python's, which scanners know by name; Chromium and the like came inside one."""
    try:
        return version(one.name) == one.version
    except PackageNotFoundError:
        return False


def main(target: Path) -> int:
    found = components()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(listed(found), indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{target}: {len(found)} components")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
