"""The labels of the form in which the Department has written since about 2009."""

import re

# those that no other telegram has at the start of a line, as the form writes them
FORM_LABEL = re.compile(
    r"^[ \t]{0,20}(?P<label>MRN|Date/DTG|DTG|From|Action|Info|Captions?|Pass Line|Message Type|Signature|"
    r"(?:Drafted|Cleared|Approved|Released) By|Attachments?|Dissemination Rule|XMT|Action Post)[ \t]{0,3}:[ \t]*"
)
BELOW = re.compile(
    r"^[ \t]{0,20}(?:Signature|(?:Drafted|Cleared|Approved|Released) By|Info|Attachments?|Dissemination Rule)[ \t]{0,3}:"
)
_MRN = re.compile(r"^[ \t]{0,20}MRN[ \t]{0,3}:", re.MULTILINE)
REACH = 4000  # characters in which the number stands, below stamps


def is_form(text: str) -> bool:
    """Whether a telegram is written in the form."""
    return text.find("MRN", 0, REACH) >= 0 and _MRN.search(text, 0, REACH) is not None
