"""Which version may take the place of this one, and when: rules without files or network."""
