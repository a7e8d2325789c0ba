"""Use cases: the only place where Zalo, the store and the events meet."""
