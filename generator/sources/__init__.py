"""Source formats: bytes in, raw telegrams out."""
