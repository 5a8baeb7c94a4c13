"""A page of every kind on the built site."""

FIRST = "cables/2008/08BRUSSELS579/"
ANSWER = "cables/2008/08BRUSSELS911/"
KINDS = [
    "",
    "search/?q=lighthouse",
    "cables/",
    "cables/2008/",
    "dates/2008/04/",
    FIRST,
    ANSWER,
    "cables/unreadable/",
    "tags/",
    "tags/PGOV/",
    "posts/",
    "posts/useubrussels/",
    "people/",
    "levels/",
    "levels/secret/",
    "missing/",
    "missing/07STATE12345/",
    "resolve/",
    "how-to-read/",
    "how-to-cite/",
    "glossary/",
    "tag-list/",
    "findings/",
    "about/",
    "404.html",
]
