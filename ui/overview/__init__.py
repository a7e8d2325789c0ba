"""The owner's view: who holds what, what waits, and what each person got in a period."""
