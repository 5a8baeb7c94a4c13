"""A description of the site's search for browsers (OpenSearch 1.1)."""

from xml.sax.saxutils import escape, quoteattr

OPEN_SEARCH = "opensearch.xml"
LONGEST = 16  # characters of the short name, as the format has it


def open_search(title: str, site_url: str) -> bytes:
    """Return the description; `site_url` has its closing slash."""
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">\n'
        f"<ShortName>{escape(title[:LONGEST])}</ShortName>\n"
        f"<Description>{escape(title)}</Description>\n"
        f'<Url type="text/html" template={quoteattr(f"{site_url}search/?q={{searchTerms}}")}/>\n'
        "</OpenSearchDescription>\n"
    ).encode()
