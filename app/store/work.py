"""The session of a unit of work: one transaction of SQLAlchemy Core.

It is Core's connection under the name of its use. Nothing here is mapped to classes, and loading the ORM for its own
session would cost each start 80 ms and 6 MB.
"""

from typing import TypeAlias

from sqlalchemy import Connection

Session: TypeAlias = Connection

__all__ = ["Session"]
