"""Rules that share conversations: their list, the form, the trial before saving."""
