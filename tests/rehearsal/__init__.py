"""The Windows build, rehearsed on Linux under wine: built, installed, tried, upgraded, repaired and uninstalled."""
