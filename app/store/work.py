"""The session of a unit of work, for those who put one together out of the store's functions."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
