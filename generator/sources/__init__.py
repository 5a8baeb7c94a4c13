"""Source formats: bytes in, raw telegrams out."""

from generator.sources.registry import SourceFile, list_files, read_file

__all__ = ["SourceFile", "list_files", "read_file"]
