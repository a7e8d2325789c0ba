"""All knowledge of SQL: functions that take a session first, and answer with frozen values."""
