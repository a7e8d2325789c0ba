"""The whole core on a virtual clock, against the practice OA in the same process: days of a shop in seconds, each again
by its seed. Begin with `play.py`."""
