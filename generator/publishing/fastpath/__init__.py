"""Generated pages rendered into the theme from templates, without MkDocs reading each."""
