"""Source formats: bytes in, raw telegrams out."""

from generator.sources.folder import SourceFile, list_files
from generator.sources.pdf_file import recognise as is_pdf
from generator.sources.registry import is_archive, read_file

__all__ = ["SourceFile", "is_archive", "is_pdf", "list_files", "read_file"]
