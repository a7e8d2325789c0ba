"""The window, as the bundle starts it."""

import sys

from ui.main import main

sys.exit(main())
