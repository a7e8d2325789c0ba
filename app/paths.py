"""Where a profile's files lie."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

APP_NAME = "QuayChat"


@dataclass(frozen=True, slots=True)
class Paths:
    """The files of one profile, all below `root`."""

    root: Path

    @classmethod
    def default(cls) -> "Paths":
        """The person's own profile: `QUAYCHAT_HOME` if set, else the system's place for application data."""
        home = os.environ.get("QUAYCHAT_HOME", "").strip()
        return cls(Path(home).expanduser() if home else Path(platformdirs.user_data_dir(APP_NAME, appauthor=False)))

    def practice(self) -> "Paths":
        """The practice OA's profile, apart from the real one; it is emptied at each start."""
        return Paths(self.root / "practice")

    @property
    def database(self) -> Path:
        return self.root / "quaychat.db"

    @property
    def vault(self) -> Path:
        return self.root / "vault.json"

    @property
    def settings(self) -> Path:
        return self.root / "settings.json"

    @property
    def media(self) -> Path:
        return self.root / "media"

    @property
    def logs(self) -> Path:
        return self.root / "logs"

    @property
    def lock(self) -> Path:
        return self.root / "profile.lock"

    @property
    def identity(self) -> Path:
        """A random name of this profile, by which it holds leases in a shared database."""
        return self.root / "profile.id"

    @property
    def staging(self) -> Path:
        """A restored profile, until it takes the place of this one."""
        return self.root / "restoring"

    @property
    def restored(self) -> Path:
        """Which former profile lies here still, and whether the new one has been opened."""
        return self.root / "restored.json"

    @property
    def backups(self) -> Path:
        """Where backups go that nobody has chosen a folder for."""
        return self.root / "backups"

    @property
    def backup_state(self) -> Path:
        """When the last backup was made, what became of it, and the lock of its passphrase."""
        return self.root / "backup.json"

    @property
    def updates(self) -> Path:
        """What updates need; nothing of the shop's."""
        return self.root / "updates"

    @property
    def update_files(self) -> Path:
        """What was fetched: nothing else lies here, and all of it may go."""
        return self.updates / "files"

    @property
    def update_state(self) -> Path:
        """What is remembered from one look for updates to the next."""
        return self.updates / "state.json"

    def create(self) -> None:
        """Make the folders, readable by this person only where the system knows such rights."""
        for folder in (self.root, self.media, self.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
