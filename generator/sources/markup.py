"""Tags by which a source's pages are known, as patterns."""


def table_tag(attribute: str, value: str) -> str:
    """Return the pattern of the opening of a table with this attribute, quoted or not: `<table class='cable'`, `<table id=synopsis`."""
    return rf"<table\s[^<>]{{0,300}}\b{attribute}\s{{0,9}}=\s{{0,9}}['\"]?{value}\b"
