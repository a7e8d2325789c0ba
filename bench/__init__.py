"""How fast and how small: each benchmark measures us and a baseline in the same run and reports the ratio."""
