"""Telling a person of new messages: what to tell, notifications, the tray, the badge and the sound."""
