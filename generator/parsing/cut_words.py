"""Words that a hyphen cuts at the end of a line, told from compounds that end one."""

from functools import lru_cache

from generator.vocabulary.tags import is_common_word

SHORTEST = 3  # letters of the second part; `co-op` and `so-so` are compounds


def is_cut_word(before: str, after: str, text: str) -> bool:
    """Whether the hyphen at the end of a word was set by the wrap alone: `juris-`, `diction`.

    The joined word stands elsewhere in the telegram's text or, where the parts are no words by themselves, in the list of
    common words; with its hyphen it stands on no line of the text. `Euro-` `Nordic`, `well-` `known` are compounds.
    """
    if len(after) < SHORTEST or not (after.islower() or (before.isupper() and after.isupper())):
        return False
    first, second = before.lower(), after.lower()
    lower = _lower(text)
    if _stands(f"{first}-{second}", lower):
        return False
    whole = first + second
    return (is_common_word(whole) and not (is_common_word(first) and is_common_word(second))) or _stands(whole, lower)


@lru_cache(maxsize=1)  # all lines of a telegram ask for the same one
def _lower(text: str) -> str:
    return text.lower()


def _stands(word: str, text: str) -> bool:
    """Whether a text holds the word as a word, no hyphen or letter before or behind it."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        around = text[at - 1 : at] + text[end : end + 1]
        if not any(char.isalnum() or char == "-" for char in around):
            return True
        at = text.find(word, end)
    return False
