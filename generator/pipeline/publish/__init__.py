"""From the docs folder to a finished site."""
