"""How text names a telegram by its number: `data/number_grammar.csv`, by which Python and the scripts of the site read.

number = [year] post [year] ["#"] serial [year] {("," | "/" | "AND") serial}

The patterns are in the syntax that both share, but for the names of groups, which JavaScript writes without the `P`.
"""

import re

from generator.vocabulary.tables import rows

WORDS = 5  # the longest name has five: USMISSION USUN NEW YORK is four, AMEMBASSY HO CHI MINH CITY five
WINDOW = 80  # characters before a serial in which its post and year stand
LONGEST_GAP = 20  # characters between post and serial
SHORT = 3  # letters: an alias as short as BA or RIO is a post only in capitals
UNKNOWN = 4  # letters that a post needs which no table knows


def pattern(name: str) -> re.Pattern[str]:
    """Return one pattern of the grammar."""
    row = next(row for row in rows("number_grammar") if row["name"] == name)
    return re.compile(row["pattern"], re.IGNORECASE if row["any_case"] else 0)


def grammar_for_scripts() -> dict[str, object]:
    """Return the patterns as JavaScript writes them, each with its flags, and the limits."""
    patterns = {
        row["name"]: (row["pattern"].replace("(?P<", "(?<"), "i" if row["any_case"] else "")
        for row in rows("number_grammar")
    }
    return {
        "patterns": patterns,
        "words": WORDS,
        "window": WINDOW,
        "longestGap": LONGEST_GAP,
        "short": SHORT,
        "unknown": UNKNOWN,
    }
