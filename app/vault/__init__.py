"""The key of the data: who keeps it, and the ways back to it."""

from app.vault.vault import Opened, SecretStore, Vault, VaultState

__all__ = ["Opened", "SecretStore", "Vault", "VaultState"]
