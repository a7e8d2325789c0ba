"""The gallery: every widget and window in its states, as pictures.

A scene is one function under `@scene`, in the module of its subject."""


def every_scene() -> None:
    """Read the modules that hang scenes."""
    from tests.gallery import care, dialogs, inbox, pages, people, sharing, widgets, windows  # noqa: F401
