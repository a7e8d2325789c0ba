"""The app as a process of its own, killed at any point of its work, again and again. Begin with `campaign.py`."""
