"""The window, as the bundle starts it."""

import sys

from ui.packed import main

sys.exit(main())
