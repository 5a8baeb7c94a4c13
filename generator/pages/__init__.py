"""From cables and links to Markdown: pure, one page at a time."""
