"""From the docs folder to the site."""
