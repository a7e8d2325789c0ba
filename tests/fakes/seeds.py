"""Where the seeds of the reliability tests begin: QUAYCHAT_SEED gives all of them others."""

import os

FIRST = int(os.environ.get("QUAYCHAT_SEED", "1"))


def seeds(count: int) -> range:
    return range(FIRST, FIRST + count)
