"""Connecting an OA, and the list of the connected ones."""
