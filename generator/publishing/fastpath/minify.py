"""Taking out of a skeleton the blanks with which the theme's templates are indented: a sixth of the bytes of most pages.

HTML takes a run of blanks and line ends for one blank (CSS Text 3, 4.1), so a line end does for each run that has one.
Nothing else is touched: what stands in tags, scripts, comments and preformatted text stays.
"""

import re

from generator.publishing.fastpath.page_template import Skeleton

_HOLE = re.compile(r"\x00(\d+)\x00")  # stands in no page
_KEPT = re.compile(
    r"""<!--.*?-->|<(pre|script|style|textarea)\b.*?</\1\s*>|<(?:[^<>"']|"[^"]*"|'[^']*')*>""",
    re.DOTALL | re.IGNORECASE,
)
_RUN = re.compile(r"[ \t]*\n[ \t\n]*")


def squeezed(skeleton: Skeleton) -> Skeleton:
    """Return the same with one line end for each run of blanks in it that has one."""
    text = "".join(f"\0{piece}\0" if isinstance(piece, int) else piece for piece in skeleton.pieces)
    pieces, at = list[str](), 0
    for kept in _KEPT.finditer(text):
        pieces += (_RUN.sub("\n", text[at : kept.start()]), kept[0])
        at = kept.end()
    pieces.append(_RUN.sub("\n", text[at:]))
    parts = _HOLE.split("".join(pieces))
    return Skeleton(tuple(int(part) if number % 2 else part for number, part in enumerate(parts) if part))
