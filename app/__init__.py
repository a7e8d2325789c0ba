"""The core of Quầy Chat: a chat client without a screen; nothing here knows Qt."""
