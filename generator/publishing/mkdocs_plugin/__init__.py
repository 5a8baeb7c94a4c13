"""The MkDocs plugin: which files are ours, which are MkDocs's, and what the theme is told."""
