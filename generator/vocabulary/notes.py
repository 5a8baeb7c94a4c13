"""What stands in the data in English, said in the language of the site: notes of findings, what files hold.

`data/notes.csv` has a row for each form, a column a language.
`{0}` stands for what was found in the telegram.
"""

import re
from functools import cache

from generator.vocabulary.interface import ENGLISH, spoken
from generator.vocabulary.tables import rows

_PLACE = re.compile(r"\\\{\d\\\}")


def say_note(note: str) -> str:
    """Return `Absatz 5 nach 3` for `paragraph 5 after 3`; a note of no known form, such as a publisher's reason, as it stands."""
    language = spoken()
    if language == ENGLISH:
        return note
    for form, other in _forms(language):
        if found := form.fullmatch(note):
            return other.format(*found.groups())
    return note


@cache
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((_form(row[ENGLISH]), row[language]) for row in rows("notes"))


def _form(english: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub("(.+?)", re.escape(english)), re.DOTALL)
