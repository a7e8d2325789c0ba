"""The session that a unit of work takes, under a name for those who put a unit together out of the store's functions."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
