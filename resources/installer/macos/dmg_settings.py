"""What one sees on opening the dmg: the app, and an arrow's way to the Applications folder. dmgbuild runs this file."""

import os.path

application = globals()["defines"]["app"]  # given by dmgbuild
name = os.path.basename(application)

format = "ULMO"  # LZMA: the smallest, read since macOS 10.15
filesystem = "HFS+"
files = [application]
symlinks = {"Applications": "/Applications"}
icon_locations = {name: (140, 150), "Applications": (400, 150)}
badge_icon = os.path.join(application, "Contents", "Resources", "quaychat.icns")
background = "builtin-arrow"
window_rect = ((200, 160), (540, 320))
default_view = "icon-view"
icon_size = 112
text_size = 13
