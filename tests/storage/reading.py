"""A process of its own that opens damaged files and reads all of each: python -m tests.storage.reading FILE…

Prints a line for each file: the error's code, or a hash of what it holds. How it ends tells of a crash.
"""

import hashlib
import sys
from pathlib import Path

from app.errors import StorageFailure
from app.store.border import storage_border
from app.store.opening import open_engine
from tests.fakes.dump import dump
from tests.storage.transactions import KEY


def outcome(path: Path) -> str:
    try:
        engine = open_engine(path, KEY)
    except StorageFailure as error:
        return error.code
    try:
        with storage_border(), engine.connect() as session:
            return hashlib.sha256(repr(dump(session)).encode()).hexdigest()
    except StorageFailure as error:
        return error.code
    finally:
        engine.dispose()


if __name__ == "__main__":
    for name in sys.argv[1:]:
        print(outcome(Path(name)), flush=True)
