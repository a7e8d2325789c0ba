"""One module a version; see app/store/versions.py."""
