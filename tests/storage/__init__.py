"""What a bad disk does: writes that fail at any place, a full disk, a file that may not be written, a damaged one."""
