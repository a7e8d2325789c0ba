"""Two folders change places in one step of the system: at no moment is either name missing."""

import ctypes
import errno
import os
import sys
from pathlib import Path

_AT_FDCWD = -100
_RENAME_EXCHANGE = 2
"""Linux: renameat2(2)."""
_RENAME_SWAP = 2
"""macOS: renamex_np(2)."""


def exchange(one: Path, other: Path) -> None:
    """OSError where the system or the file system can't; then nothing has changed."""
    first, second = os.fsencode(one), os.fsencode(other)
    if sys.platform == "win32":
        raise OSError(errno.ENOSYS, "folders can't change places here")
    libc = ctypes.CDLL(None, use_errno=True)
    if sys.platform == "linux" and hasattr(libc, "renameat2"):
        failed = libc.renameat2(_AT_FDCWD, first, _AT_FDCWD, second, _RENAME_EXCHANGE)
    elif sys.platform == "darwin" and hasattr(libc, "renamex_np"):
        failed = libc.renamex_np(first, second, _RENAME_SWAP)
    else:
        raise OSError(errno.ENOSYS, "folders can't change places here")
    if failed:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number), str(one), None, str(other))
