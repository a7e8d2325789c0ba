"""Colours, sizes, fonts and icons: the only place that knows a hex colour, a pixel size or a font's name."""
