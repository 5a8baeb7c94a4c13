"""What a run holds: locks, the catalog's readers, digests of what was done."""
