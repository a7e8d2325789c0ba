"""Updates of the app itself: signed manifests, files that are fetched and verified, and how one version takes the
place of another."""
