"""From names in the text to people."""
