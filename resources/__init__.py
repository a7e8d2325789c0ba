"""Files that are not code: style sheet, pictures and translations."""

from pathlib import Path

FOLDER = Path(__file__).parent
