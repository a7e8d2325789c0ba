"""The panel beside the messages: who the customer is, what the shop knows and notes, what was exchanged."""
