"""One module per command, imported when that command runs. Not for what they share."""
