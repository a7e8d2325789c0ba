"""Rules that share conversations: their list, the form, the trial before saving."""

OFFERED = False
"""Whether the window offers to share conversations: not before staff can sign in and answer on it."""
