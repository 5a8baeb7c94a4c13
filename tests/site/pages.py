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
    "posts/oslo/serials/",
    "people/",
    "people/mikhail-khvastov/",
    "levels/",
    "levels/secret/",
    "missing/",
    "missing/07STATE12345/",
    "resolve/",
    "withheld/",
    "changes/",
    "changes/2/",
    "cables/1999/99OSLO1/",
    "data/",
    "check-a-file/",
    "how-to-read/",
    "how-to-cite/",
    "glossary/",
    "tag-list/",
    "findings/",
    "about/",
    "404.html",
]

# what the pictures of `make shots` show: cables that look different, and what a reader calls up
SHOWN = [
    *KINDS,
    "cables/2006/06LISBON1288/",  # the longest
    "cables/1975/75LISBON2210/",  # all in capitals
    "cables/1975/75DAKAR1187/",  # of the National Archives
    "cables/2004/04ZAGREB744/",  # with redactions
    "cables/2005/05GABORONE412/",  # damaged
    "cables/2004/04VIENNA1520/",  # without numbers
    "cables/2010/10SUVA18/",  # a name is withheld in it
    "cables/2007/07COPENHAGEN987/",  # a paragraph is
    "cables/2008/08HALIFAX44/",  # the text is
    "performance/",
    f"{FIRST}#par5",
    f"{FIRST}#raw",
    f"{FIRST}#source",
    f"{FIRST}#cable-header",
    f"{ANSWER}#ref-a",
]
