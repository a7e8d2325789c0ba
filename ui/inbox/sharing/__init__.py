"""Conversations that are shared: baskets, claiming and handing over, who has what, and why."""
