"""Updates of the app itself: signed manifests, files that are fetched and verified, and how one version takes the
place of another."""

PROBE = "--probe"
"""Asks a version whether it runs here: it writes its name into the file that follows."""
JOURNAL = "update.json"
"""What the journal beside an installation's folder ends in."""
