"""Which post an office in words is: the Embassy in Norway is OSLO, the Embassy in Brazil RIODEJANEIRO or BRASILIA by its year."""

import re
from collections.abc import Mapping
from functools import cache

from generator.vocabulary.posts import Post, find_post, known_name, post_by_code
from generator.vocabulary.tables import rows

# the Embassy in Norway; the Consul General at Hong Kong; the Chargé in the Soviet Union (Kohler); Office of the Mission in Berlin
_OFFICE = re.compile(
    r"^(?:the |acting |appointed |u\.?s\.? |united states )*(?P<office>embassy|legation|ambassador|minister|charg[ée](?: d['’]affaires)?|consul(?:ate)?(?: general)?"
    r"|vice consul|interests section|liaison office|mission|(?:united states |u\.?s\.? )?(?:political adviser|high commissioner))"
    r"(?: ad interim)?(?: \([^()]{1,60}\))? (?:in|at|for|to) (?:the )?(?P<place>[^\W\d][^\d\n,;]{1,60}?)(?: \([^()]{1,60}\))?$",
    re.IGNORECASE,
)
_LOCAL = (
    "consul",
    "vice consul",
    "mission",
    "political",
    "high",
    "united",
    "u.s",
    "us ",
)  # of a city, not of a country's capital
_MISSIONS = (
    (re.compile(r"\bmission (?:to|at) the united nations\b", re.IGNORECASE), "USUNNEWYORK"),
    (re.compile(r"\bmission to the north atlantic treaty organization\b|\bmission to nato\b", re.IGNORECASE), "USNATO"),
    (re.compile(r"\bmission to the european communit(?:y|ies)\b", re.IGNORECASE), "USEUBRUSSELS"),
    (re.compile(r"\bdepartment of state\b", re.IGNORECASE), "STATE"),
    (re.compile(r"^(?:the )?(?:acting |under )?secretary of state$", re.IGNORECASE), "STATE"),  # not the one at Paris
    (re.compile(r"\bwhite house\b", re.IGNORECASE), "WHITEHOUSE"),
)


def post_of_office(written: str, year: int | None) -> Post | None:
    """Return the post that an office in words is, `None` where its city or the capital of its country in that year is not sure."""
    plain = " ".join(written.split()).strip(" .,")
    if code := next((code for pattern, code in _MISSIONS if pattern.search(plain)), ""):
        return post_by_code(code)
    found = _OFFICE.match(plain)
    if found is None:
        return None
    place = found["place"]
    if found["office"].lower() == "mission" and _key(place) == "BERLIN":
        return post_by_code("USBERLIN")  # of the western sectors: the embassy in the east came in 1974
    if not found["office"].lower().startswith(_LOCAL) and (post := capital(place, year)):
        return post
    return (
        None if _key(place) in _capitals() else known_name(place)
    )  # Mexico is a country and no capital of its consulates


def capital(country: str, year: int | None) -> Post | None:
    """Return the post in the capital of a country in a year; `None` where the table does not know it or tells several."""
    held = _capitals().get(_key(country), ())
    posts = {
        code for code, first, last in held if (first == 0 and last == 0) or (year and first <= year <= (last or year))
    }
    return find_post(posts.pop()) if len(posts) == 1 else None


def _key(country: str) -> str:
    return country.replace("’", "'").removeprefix("the ").removeprefix("The ").strip().upper()


@cache
def _capitals() -> Mapping[str, tuple[tuple[str, int, int], ...]]:
    """Return post, first and last year by country, the years 0 where open."""
    table: dict[str, tuple[tuple[str, int, int], ...]] = {}
    for row in rows("capitals"):
        key = _key(row["country"])
        table[key] = (*table.get(key, ()), (row["post_id"], int(row["from"] or 0), int(row["to"] or 0)))
    return table
