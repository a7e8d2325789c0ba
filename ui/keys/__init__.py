"""Pages about the key to the data: choosing, keeping and using what opens it."""
