"""From rows to downloads, feeds and the search index."""
