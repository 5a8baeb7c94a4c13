"""Telegrams built from the grammar of FORMAT: header, captions, fields, paragraphs, page breaks, signature."""

from collections.abc import Iterator
from random import Random

POSTS = ("BRUSSELS", "RIO DE JANEIRO", "TEGUCIGALPA", "STATE", "PORT AU PRINCE", "HANOI")
LEVELS = ("CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "C O N F I D E N T I A L", "S E C R E T")
MARKS = ("(C) ", "(U) ", "(S//NF) ", "(SBU) ", "(c/nf)", "(C - ENTIRE TEXT) ", "(S//FGI//NF) ", "", "")
NUMBERS = ("{}. ", "{}.", "¶{}. ", "¶{}.", "({}. ", "{}, ", "{} ")
TEXT = (
    "the embassy minister said that he would not link talks on trade to the visa case Ambassador Brandt noted U.S. concern; "
    'Mr. Okoro\'s (deputy) view, "however," was 1,200 tons in 2004. Brazil,s PasC)al XXXXXXXXXXXX reftel A end-use—café'
)
HEADINGS = (
    "Summary",
    "SUMMARY",
    "Comment",
    "Participants",
    "A vague promise for the summer",
    "NEXT STEPS",
    "(U) Background:",
)
JUNK = (
    "NNNN",
    "http://www.example.gov/p/eur",
    "SELECT * FROM `cable` WHERE `id` = '1'",
    "2009-12-31",
    ".",
    "CONFIDENTIAL",
)
NAMES = ("MURRAY", "MCKINLEY", "O'DONNELL", "Wolff", "VAN DER BERG", "//BUSH//")


def telegram(rng: Random) -> str:
    """Build a telegram, well formed but for what real ones do."""
    return "\n".join([*_header(rng), "", *_body(rng), *_ending(rng)])


def words(rng: Random, count: int) -> str:
    """Return a sentence of that many words."""
    return " ".join(rng.choice(TEXT.split()) for _ in range(count)) + "."


def page_break(rng: Random) -> str:
    """Return a page-break line."""
    return f"{rng.choice(POSTS)[:10]} {rng.randrange(10**8):08} {rng.randrange(2, 9):03} OF 009"


def _header(rng: Random) -> Iterator[str]:
    post, serial = rng.choice(POSTS), rng.randrange(1, 9999)
    if rng.random() < 0.8:
        yield from ("VZCZCXRO0862", "OO RUEHFL RUEHKW", f"DE RUEHBS #{serial:04}/01 1081531", "ZNY CCCCC ZZH")
        yield from ("O 171531Z APR 08", f"FM AMEMBASSY {post}", "TO RUEHC/SECSTATE WASHDC IMMEDIATE 1234")
        yield from ("INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE", "RHEHNSC/NSC WASHDC", "")
    yield f"{rng.choice(LEVELS)} SECTION 01 OF 03 {post} {serial:06}"
    yield from (
        "",
        "SIPDIS",
        "",
        "E.O. 12958: DECL: 04/16/2018",
        "TAGS: PGOV PREL",
        f"SUBJECT: {words(rng, 6).upper()}",
        "",
    )
    if rng.random() < 0.5:
        yield from ("REF: A. BRUSSELS 123", "B. 07 STATE 4567", "")
    yield "Classified By: DCM Anna Brandt for reasons 1.4 (b) and (d)."


def _body(rng: Random) -> Iterator[str]:
    width = rng.choice((0, 65))
    form = rng.choice(NUMBERS)
    for number in range(1, rng.randrange(2, 8)):
        if rng.random() < 0.4:
            yield from _heading(rng)
        opening = rng.choice(("", "Summary: ", "Comment: ")) + words(rng, rng.randrange(4, 60))
        yield from _wrapped(form.format(number) + rng.choice(MARKS) + opening, width)
        yield from _inside(rng)
        yield ""


def _heading(rng: Random) -> Iterator[str]:
    heading = rng.choice(HEADINGS)
    rule = rng.choice(("-" * len(heading), "----- ---", "- - -", "#"))
    boxed = rng.random() < 0.3
    yield from () if rule == "#" or not boxed else (rule,)
    yield from (f"#### {heading}", "") if rule == "#" else (heading, rule)


def _inside(rng: Random) -> Iterator[str]:
    kind = rng.randrange(6)
    if kind == 0:
        yield from (f"{mark}{words(rng, 8)}" for mark in ("-- ", "-- ", "a. ", "(b) ", "o "))
    elif kind == 1:
        yield from ("cut in mid", "", page_break(rng), "", "sentence and going on.")
    elif kind == 2:
        yield from ("Name     Post      Since", "-----    ----      -----", "Brandt   Hanoi     2004", "END SUMMARY.")
    elif kind == 3:
        yield f"did not cover {page_break(rng)} subsidiaries. 2001. End comment."


def _wrapped(text: str, width: int) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        if width and len(line) + len(word) >= width:
            yield line
            line = ""
        line += f"{word} "
    yield line


def _ending(rng: Random) -> Iterator[str]:
    yield from (words(rng, 5) + f"  {rng.choice(NAMES)}",) if rng.random() < 0.3 else (rng.choice(NAMES),)
    yield from rng.sample(JUNK, rng.randrange(3))
