"""A telegram of *Foreign Relations* on a web page, where the editors' heading, place, date and source note are plain words."""

import re

from generator.model.source import Stated
from generator.vocabulary.posts import find_post

# 44. Telegram From the Embassy in Norway to the Department of State ; Telegram 2407 From ... to ...
_HEAD = re.compile(
    r"(?:\d{1,4}\. )?(?P<title>Telegram (?:(?P<number>\d{1,6}) |\w{1,20} )?[Ff]rom (?P<sender>.{3,120}?) to .{3,200})"
)
# Oslo, April 3, 1969, 1415Z.
_DATELINE = re.compile(
    r"(?P<place>[A-Z][^\W\d][\w .'’-]{1,30}), (?P<date>[A-Z][a-z]{2,8} \d{1,2}, (?P<year>\d{4}))\b.{0,30}"
)
_NUMBER = re.compile(r"(?P<number>[1-9]\d{2,5})\.\s")  # below 100 it is a paragraph's
_LEVEL = re.compile(r"\b(?:Top Secret|Secret|Confidential|Limited Official Use|Official Use Only|Unclassified)\b")
_SUBJECT = re.compile(r"\bSubj(?:ect)?:\s{0,9}(?P<subject>[^.\n]{1,300})")
_SOURCE = "Source: "
OPENING = 600  # characters in which a telegram names its subject


def read_document(text: str) -> tuple[str, Stated] | None:
    """Return the telegram's text, and what its editors wrote around it; `None` where no heading of theirs opens the text.

    They are no part of the telegram: as of a volume they are stated as attributes (head, dateline, source).
    """
    lines = text.strip("\n").split("\n")
    head = _HEAD.fullmatch(lines[0].strip())
    if head is None:
        return None
    below = [at for at, line in enumerate(lines) if line.strip()][1:]
    dated = _DATELINE.fullmatch(lines[below[0]].strip()) if below else None
    start = below[0] + 1 if dated else 1
    end = next((at for at in below if lines[at].startswith(_SOURCE)), len(lines))
    body = "\n".join(lines[start:end]).strip("\n")
    note = " ".join(" ".join(lines[end:]).split())
    department = "Department of State" in head["sender"]
    place = "Department of State" if department else (dated["place"] if dated else "")
    numbered = _NUMBER.match(body)
    number = head["number"] or (numbered["number"] if numbered else "")
    post = "STATE" if department else place
    known = bool(number and dated and post and find_post(post))
    subject = _SUBJECT.search(body, 0, OPENING)
    level = _LEVEL.search(note)
    written = (("head", head["title"]), ("dateline", lines[below[0]].strip() if dated else ""), ("source", note))
    return body, Stated(
        id=f"{dated['year']} {post} {number}" if known and dated else "",
        date=dated["date"] if dated else "",
        classification=level[0] if level else "",
        origin=place,
        subject=subject["subject"].strip() if subject else head["title"],
        attributes=tuple((name, value) for name, value in written if value),
    )
