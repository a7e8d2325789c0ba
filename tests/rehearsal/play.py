"""What happens to one shop's PC: installed, used, upgraded while it runs, repaired, uninstalled."""

from __future__ import annotations

import json
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from tests.rehearsal.build import FORMER_VERSION
from tests.rehearsal.machine import Windows
from tests.rehearsal.shop import Shop

RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
UNINSTALL_KEY = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\QuayChat"
OWN_KEY = r"Software\QuayChat"
RUNS, NEWER, NOT_OURS = 3, 4, 5


class Wrong(Exception):
    """What was seen is not what was to be seen."""


def expect(what: str, seen: object, wanted: object) -> None:
    if seen != wanted:
        raise Wrong(f"{what}: {seen!r}, not {wanted!r}")


@dataclass
class Play:
    windows: Windows
    shop: Shop
    former: Path
    new: Path
    version: str
    pictures: Path
    acts: list[str] = field(default_factory=list)

    @property
    def folder(self) -> Path:
        return self.windows.local / "Programs" / "QuayChat"

    @property
    def program(self) -> Path:
        return self.folder / "quaychat.exe"

    @property
    def data(self) -> Path:
        return self.windows.local / "QuayChat"

    def beside(self, ending: str) -> Path:
        return self.folder.with_name(self.folder.name + ending)

    def run(self) -> None:
        for act in (
            self.the_wizard_is_looked_at,
            self.the_former_version_is_installed,
            self.a_shop_works_with_it,
            self.it_is_not_replaced_while_it_runs,
            self.it_is_upgraded_and_its_data_are_there,
            self.it_tests_itself,
            self.it_is_repaired,
            self.an_older_installer_is_refused,
            self.a_folder_of_somebody_else_is_refused,
            self.it_is_uninstalled_and_the_data_stay,
            self.it_lies_in_a_folder_with_vietnamese_letters,
            self.it_is_uninstalled_with_its_data,
        ):
            self._play(act)

    def _play(self, act: Callable[[], str]) -> None:
        began = time.monotonic()
        name = act.__name__.replace("_", " ")
        print(f"· {name} …", flush=True)
        told = act()
        self.acts.append(f"{name}: {told} ({time.monotonic() - began:.0f} s)")
        print(f"  {told}", flush=True)

    # --- the acts ----------------------------------------------------------------------------------------------------

    def the_wizard_is_looked_at(self) -> str:
        for language, number in {"vi": 1066, "en": 1033}.items():
            wizard = self.windows.start(self.new, f"/LANG={number}")
            self.windows.wait_for_window()
            self.windows.picture(self.pictures / f"0-wizard-{language}.png")
            wizard.kill()
            wizard.wait()
        return "pictures of its first page"

    def the_former_version_is_installed(self) -> str:
        expect("it ends with", self.windows.run(self.former, "/S").code, 0)
        self._is_installed(FORMER_VERSION)
        expect("at login", self.windows.registry(RUN_KEY).get("quaychat"), None)
        expect("the engine", "usage:" in self._engine("--help"), True)
        return f"{_size(self.folder):.0f} MB, {FORMER_VERSION}"

    def a_shop_works_with_it(self) -> str:
        self.shop.open(self.windows, self.folder / "quaychat-core.exe")
        expect("the data are in", (self.data / "quaychat.db").is_file(), True)
        return f"{len(self.shop.conversations)} conversations came in, encrypted, the key in the credential store"

    def it_is_not_replaced_while_it_runs(self) -> str:
        self.windows.start(self.program, also=self.shop.environment)
        self.windows.wait_for_window()
        self.windows.picture(self.pictures / "1-former.png")
        expect("silently it ends with", self.windows.run(self.new, "/S").code, RUNS)
        self._is_installed(FORMER_VERSION)
        expect("nothing lies about", self.beside(".next.part").exists(), False)
        return "refused; the running one is as it was"

    def it_is_upgraded_and_its_data_are_there(self) -> str:
        expect("asked to quit, it ends with", self.windows.run(self.new, "/S", "/CLOSE", "/STARTATLOGIN").code, 0)
        self._is_installed(self.version)
        expect("at login", "--hidden" in self.windows.registry(RUN_KEY).get("quaychat", ""), True)
        expect("the former version is kept", (self.beside(".former") / "quaychat.exe").is_file(), True)
        expect("conversations lost", self.shop.missing(self.windows, self.folder / "quaychat-core.exe"), [])
        window = self.windows.start(self.program, also=self.shop.environment)
        self._until("the former version is gone once the new one runs", lambda: not self.beside(".former").exists())
        self.windows.wait_for_window()
        self.windows.picture(self.pictures / "2-upgraded.png")
        expect("asked to quit, it says", self.windows.run(self.program, "--quit").code, 0)
        window.wait(timeout=60)
        return "the window quit when it was asked, and its data are all there"

    def it_tests_itself(self) -> str:
        target = self.pictures / "self-test"
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        arguments = ("--self-test", "--without-browser", "--pictures", "Z:" + str(target).replace("/", "\\"))
        done = self.windows.run(self.program, *arguments)
        if done.code:
            raise Wrong(f"the self-test ends with {done.code}:\n{done.text[-3000:]}")
        return f"{len(list(target.rglob('*.png')))} pictures"

    def it_is_repaired(self) -> str:
        broken = self.folder / "_internal" / "PySide6" / "Qt6Core.dll"
        broken.unlink()
        expect("it ends with", self.windows.run(self.new, "/S").code, 0)
        expect("the file is there", broken.is_file(), True)
        expect("the broken one is not kept", self.beside(".former").exists() or self.beside(".broken").exists(), False)
        self._is_installed(self.version)
        return "a missing library is there again"

    def an_older_installer_is_refused(self) -> str:
        expect("it ends with", self.windows.run(self.former, "/S").code, NEWER)
        self._is_installed(self.version)
        return "nothing was changed"

    def a_folder_of_somebody_else_is_refused(self) -> str:
        theirs = self.windows.prefix / "drive_c" / "SổSách" / "thu chi.txt"
        theirs.parent.mkdir(exist_ok=True)
        theirs.write_text("1", encoding="utf-8")
        expect("it ends with", self.windows.run(self.new, "/S", "/D=C:\\SổSách").code, NOT_OURS)
        expect("what lies there", [path.name for path in theirs.parent.iterdir()], [theirs.name])
        return "nothing was changed"

    def it_is_uninstalled_and_the_data_stay(self) -> str:
        kept = {
            path: path.read_bytes()
            for path in self.data.glob("*")
            if path.is_file() and path.suffix in {".db", ".json"}
        }
        self._uninstall()
        now = {path: path.read_bytes() for path in kept if path.exists()}
        expect("the data", now == kept and len(kept) >= 2, True)
        return f"{len(kept)} files of data are as they were; nothing else is left"

    def it_lies_in_a_folder_with_vietnamese_letters(self) -> str:
        expect("it ends with", self.windows.run(self.new, "/S", "/D=C:\\CửaHàng\\QuầyChat").code, 0)
        program = self.windows.prefix / "drive_c" / "CửaHàng" / "QuầyChat" / "quaychat-core.exe"
        expect("conversations lost", self.shop.missing(self.windows, program), [])
        return "it runs from there, and finds its data"

    def it_is_uninstalled_with_its_data(self) -> str:
        folder = self.windows.prefix / "drive_c" / "CửaHàng" / "QuầyChat"
        self._uninstall("/PURGE", folder=folder)
        expect("the data", self.data.exists(), False)
        return "data and program are gone"

    # --- what they look at -------------------------------------------------------------------------------------------

    def _is_installed(self, version: str) -> None:
        for name in ("quaychat.exe", "quaychat-core.exe", "uninstall.exe", "_internal"):
            expect(f"{name} is there", (self.folder / name).exists(), True)
        told = self.windows.registry(UNINSTALL_KEY)
        expect("Windows shows the version", told.get("DisplayVersion"), version)
        expect("and where it is", told.get("InstallLocation", "").endswith("Programs\\QuayChat"), True)
        expect("and how large", int(told.get("EstimatedSize", "0"), 16) // 1000 in range(200, 500), True)
        expect("the Start menu", [path.name for path in self.menu_entries()], ["Quầy Chat.lnk"])

    def menu_entries(self) -> list[Path]:
        return sorted(self.windows.menu.glob("*Chat*"))

    def _uninstall(self, *more: str, folder: Path | None = None) -> None:
        folder = folder or self.folder
        # It copies itself elsewhere and goes on from there: who waits for it is told too early.
        expect("it ends with", self.windows.run(folder / "uninstall.exe", "/S", *more).code, 0)
        self._until("the folder is gone", lambda: not folder.exists())
        beside = [path.name for path in folder.parent.glob(f"{folder.name}*")]
        expect("what is left beside it", beside, [])
        self._until("Windows shows it no more", lambda: not self.windows.registry(UNINSTALL_KEY))
        expect("settings of the installer", self.windows.registry(OWN_KEY), {})
        expect("at login", self.windows.registry(RUN_KEY).get("quaychat"), None)
        expect("the Start menu", self.menu_entries(), [])

    def _engine(self, *args: str) -> str:
        return self.windows.run(self.folder / "quaychat-core.exe", *args).text

    def _until(self, what: str, holds: Callable[[], bool], seconds: float = 120.0) -> None:
        ends = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > ends:
                raise Wrong(f"not within {seconds:.0f} s: {what}")
            time.sleep(0.5)  # noqa: TID251 — another program's doing, which tells nobody when it is done


def _size(folder: Path) -> float:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / 1_000_000


def report(play: Play, installer: Path) -> str:
    """For a person and for a machine."""
    made = {"version": play.version, "installer_mb": round(installer.stat().st_size / 1e6, 1), "acts": play.acts}
    return json.dumps(made, indent=2, ensure_ascii=False)
