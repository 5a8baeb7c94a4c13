"""From rows to pages below the docs folder."""
