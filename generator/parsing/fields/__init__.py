"""The header fields, one file a field."""
