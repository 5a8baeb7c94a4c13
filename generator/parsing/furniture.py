"""What a teleprinter or an archive put between the lines: page breaks, page heads, stamps."""

import re
from collections.abc import Iterator

# BRUSSELS 00000579 002 OF 003; the post is cut to ten letters, the section can be 001.2 (07RABAT1657: text on the line too)
PAGE_BREAK = re.compile(r"[A-Z][A-Z .'-]{1,30}? +\d{8} +\d{3}(?:\.\d)? +OF +\d{3}")
# PAGE 02 HARARE 06677 01 OF 03 291400Z (00HARARE6677); PAGE 02        STATE   015113  182333Z
PAGE_HEAD = re.compile(
    r"PAGE +\d\d +[A-Z][A-Z .'-]{1,20}? +\d{4,6}(?: +\d\d +OF +\d\d)?(?: +\d{6}Z)?(?: +[A-Z]{3} \d\d)?"
)
_STAMP = re.compile(
    r"^\s*(?:Declassified/Released US Department of State EO.*|Systematic Review \d\d \w{3} \d{4}|"
    r"(?:UNCLASSIFIED|CONFIDENTIAL|SECRET|LIMITED OFFICIAL USE)\s*|NNNN+\s*)$",
    re.IGNORECASE,
)


def is_furniture_line(line: str) -> bool:
    """Whether nothing on the line is the telegram's own words."""
    text = line.strip()
    return bool(PAGE_BREAK.fullmatch(text) or PAGE_HEAD.fullmatch(text) or _STAMP.match(line))


def page_breaks(line: str) -> Iterator[re.Match[str]]:
    """Give each page break or page head in a line, where it shares the line with text."""
    if " OF " in line:
        yield from PAGE_BREAK.finditer(line)
    if "PAGE " in line:
        yield from PAGE_HEAD.finditer(line)
