"""`quaychat --self-test`: the installed app shows on itself that it works, in a folder of its own that goes afterwards.

Nothing of the person at this computer is touched: no data, no keyring, no network but this computer's own."""
