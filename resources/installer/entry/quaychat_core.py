"""The engine without a window, as the bundle starts it."""

import sys

from app.cli import main

sys.exit(main())
