"""The inbox: conversation list, thread and composer."""
