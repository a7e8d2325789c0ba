"""The window around everything: first screens, navigation, banners, status and the sessions' life."""
