"""A static site generator for archives of diplomatic telegrams."""
