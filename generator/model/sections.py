"""The folders of the site, and which of them `generate` alone writes; each address begins with one of these."""

CABLES = "cables/"
OLD_CABLES = "cable/"  # the 2010 addresses
TAGS = "tags/"
POSTS = "posts/"
PEOPLE = "people/"
DATES = "dates/"
LEVELS = "levels/"
MISSING = "missing/"
DATA = "data/"
SEARCH = "search/"
CHANGES = "changes/"
RESOLVE = "resolve/"
ASSETS = "assets/"  # the publisher's and ours, side by side

# folders below docs whose pages the plugin renders and in which no person writes
SECTIONS = tuple(
    folder.rstrip("/")
    for folder in (CABLES, OLD_CABLES, TAGS, POSTS, PEOPLE, DATES, LEVELS, MISSING, DATA, SEARCH, CHANGES)
)
ENGINE = f"{ASSETS}sqlite"
SCRIPT_WORDS = f"{ASSETS}words.js"
GENERATED_FOLDERS = (*SECTIONS, RESOLVE.rstrip("/"), ENGINE)
GENERATED_FILES = (
    *("changes.md", "withheld.md", "glossary.md", "tag-list.md", "feed.xml", "robots.txt", "opensearch.xml"),
    SCRIPT_WORDS,
)
