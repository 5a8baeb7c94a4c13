"""Download formats, one file each."""
