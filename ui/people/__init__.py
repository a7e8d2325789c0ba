"""Pictures of OAs and of staff, wherever they are shown."""
