"""The search index: one SQLite file, cut into chunks that any static host can serve."""

from generator.search.build import build_index
from generator.search.chunks import CHUNK, cut_chunks
from generator.search.document import SearchDocument, search_document
from generator.search.engine import engine_files

__all__ = ["CHUNK", "SearchDocument", "build_index", "cut_chunks", "engine_files", "search_document"]
