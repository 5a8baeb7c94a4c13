"""Every address of the site; no other module spells one."""

import re
from functools import lru_cache
from hashlib import blake2b
from urllib.parse import quote

from msgspec import Struct

from generator.model.identity import CableId, PostCode, Slug, claimed, read_canonical
from generator.model.sections import CABLES, CHANGES, DATES, LEVELS, MISSING, OLD_CABLES, PEOPLE, POSTS, TAGS

UNDATED = f"{CABLES}undated/"
_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_LETTERS = re.compile(r"[A-Za-z0-9]+")
_PLAIN_TAG = re.compile(r"[A-Z0-9]+(?: [A-Z0-9]+)*(?:, [A-Z0-9]+(?: [A-Z0-9]+)*)?")
_LONGEST_TAG = 100  # characters; the name of a folder may have 255 bytes
# what Windows takes for a device whatever its ending (`CON.md`), and the name of a folder's own page
_RESERVED = re.compile(r"con|prn|aux|nul|com[0-9]|lpt[0-9]|index", re.IGNORECASE)
SAFE = "/#.:-_~"
_QUOTED = re.compile(r"[A-Za-z0-9/#.:_~-]*")  # most addresses stand so in a link


class Page(Struct, frozen=True):
    """A file below the docs folder: `path` with forward slashes, Markdown or any other text."""

    path: str
    text: str


@lru_cache(maxsize=4096)
def year_folder(cable_id: str) -> str:
    """Return the folder of a cable's year: `2008`; `unidentified` where the ID is no number."""
    mrn = read_canonical(claimed(CableId(cable_id))[0])
    return str(mrn.year) if mrn else "unidentified"


def cable(cable_id: str) -> str:
    """Return a cable's address: `cables/2008/08BRUSSELS579/`."""
    return f"{CABLES}{year_folder(cable_id)}/{cable_id}/"


def cable_json(cable_id: str) -> str:
    """Return the address of a cable's record."""
    return f"{CABLES}{year_folder(cable_id)}/{cable_id}.json"


def cable_text(cable_id: str) -> str:
    """Return the address of a cable's raw text."""
    return f"{CABLES}{year_folder(cable_id)}/{cable_id}.txt"


def cable_original(cable_id: str) -> str:
    """Return the address of a cable's source where that is a PDF."""
    return f"{CABLES}{year_folder(cable_id)}/{cable_id}.pdf"


def old_cable(cable_id: CableId, date: str | None) -> str | None:
    """Return the file of the 2010 address (`cable/2008/04/08BRUSSELS579.html`); `None` for a cable without a month."""
    return f"{OLD_CABLES}{date[:4]}/{date[5:7]}/{cable_id}.html" if date else None


def missing(cable_id: str) -> str:
    """Return the address of a cable that is cited and not held."""
    return f"{MISSING}{cable_id}/"


def year(number: str) -> str:
    """Return the address of a year's cables."""
    return f"{CABLES}{number}/"


def month(number: str) -> str:
    """Return the address of a month (`2008-04`)."""
    return f"{DATES}{number[:4]}/{number[5:7]}/"


@lru_cache(maxsize=4096)
def tag(code: str) -> str:
    """Return a tag's address: `tags/PGOV/`, `tags/CLINTON-HILLARY/`, `tags/USEU_BRUSSELS/`; no two tags share one.

    A code that is no such words (`KÜNZEL`, `AL-ASSAD, BASHAR`) ends in a digest, so that systems that take accents or
    capitals for one letter hold a file for each.
    """
    if len(code) <= _LONGEST_TAG and _PLAIN_TAG.fullmatch(code):
        return f"{TAGS}{_unreserved(code.replace(', ', '-').replace(' ', '_'))}/"
    digest = blake2b(code.encode("utf-8", "surrogatepass"), digest_size=4).hexdigest()
    return f"{TAGS}{'-'.join([*_LETTERS.findall(code[:_LONGEST_TAG]), digest])}/"


def post(code: PostCode | str) -> str:
    """Return a post's address: `posts/brussels/`."""
    return f"{POSTS}{_unreserved(slug(code))}/"


def serials(code: PostCode | str) -> str:
    """Return the address of what is held and cited of a post's numbers."""
    return f"{post(code)}serials/"


def serials_year(code: PostCode | str, year_: int) -> str:
    """Return the address of the numbers of one year that are only cited."""
    return f"{serials(code)}{year_}/"


def person(name: Slug | str) -> str:
    """Return a person's address."""
    return f"{PEOPLE}{_unreserved(name)}/"


def letter(prefix: str) -> str:
    """Return the address of the people whose surnames begin so."""
    return f"{PEOPLE}letters/{_unreserved(slug(prefix))}/"


def edition(number: int) -> str:
    """Return the address of what changed in an edition."""
    return f"{CHANGES}{number}/"


def level(name: str) -> str:
    """Return the address of a classification level."""
    return f"{LEVELS}{slug(name)}/"


def markdown(address: str) -> str:
    """Return the Markdown file behind an address that ends in a slash."""
    return f"{address.rstrip('/')}.md" if not address.endswith("//") else address


def index(address: str) -> str:
    """Return the Markdown file of a section's own page: `tags/index.md`."""
    return f"{address}index.md"


def to_root(address: str) -> str:
    """Return the way up from a page to the site's root: `../../../`."""
    return "../" * address.count("/")


def link(base: str, address: str) -> str:
    """Return a link from a page (`base` is its `to_root`) to an address, ready for `href`."""
    return base + (address if _QUOTED.fullmatch(address) else quote(address, safe=SAFE))


def slug(text: str) -> Slug:
    """Return lower-case letters, digits and hyphens."""
    return Slug(_NOT_SLUG.sub("-", text.lower()).strip("-") or "x")


def _unreserved(name: str) -> str:
    return f"{name}_" if _RESERVED.fullmatch(name) else name
