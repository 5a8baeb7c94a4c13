"""The only thing that remembers between stages: an SQLite file."""
