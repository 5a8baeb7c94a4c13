"""The words of the scripts in the language of the site."""

import msgspec

from generator.model.sections import SCRIPT_WORDS
from generator.pages.paths import Page
from generator.vocabulary.interface import script_words


def script_words_page() -> Page:
    """Return the module that `assets/say.js` looks words up in; empty where the site speaks English."""
    found = msgspec.json.encode(script_words(), order="sorted").decode()
    return Page(
        SCRIPT_WORDS, f"// made with the site: what the scripts say, by the English\nexport const words = {found};\n"
    )
