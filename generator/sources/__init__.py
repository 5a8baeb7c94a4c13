"""Source formats: bytes in, raw telegrams out."""

from generator.sources.folder import SourceFile, list_files
from generator.sources.registry import is_archive, read_file

__all__ = ["SourceFile", "is_archive", "list_files", "read_file"]
