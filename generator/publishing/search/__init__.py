"""The search index: one SQLite file, cut into chunks that any static host can serve."""

from generator.publishing.search.build import build_index
from generator.publishing.search.chunks import CHUNK, cut_chunks
from generator.publishing.search.document import SearchDocument, search_document

__all__ = ["CHUNK", "SearchDocument", "build_index", "cut_chunks", "search_document"]
