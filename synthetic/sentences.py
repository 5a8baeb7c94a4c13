"""Sentences: words drawn by Zipf's law, with the oddities of real text, and planted words in their midst."""

from synthetic.setting import Setting
from synthetic.words import draw, openings

PHRASE = 60.0  # characters of a phrase of eight words with its blank and its share of the words before it, on average
_SHORTEST, _SPREAD = 1, 3  # phrases of a sentence
_REDACTED = 0.16  # of telegrams
_COMMAS = 0.17  # of telegrams in which a comma stands for an apostrophe
_CURLY = 0.03  # of telegrams with curly quotes


class Words:
    """The phrases of one telegram in the order in which they are used up."""

    def __init__(self, setting: Setting, count: int) -> None:
        self._setting = setting
        self._random = setting.random
        self._words = draw(setting.rng, count)
        self._openings = openings()
        self._at = 0
        self._season(count)

    def sentence(self, phrases: int = 0) -> str:
        """Return a sentence of 9 to 31 words, or with that many phrases; the full stop is left out."""
        random = self._random
        start = self._at
        self._at = end = start + (phrases or _SHORTEST + int(random() * _SPREAD))
        taken = self._words[start:end]
        if len(taken) < end - start:
            taken += draw(self._setting.rng, end - start - len(taken))
        common = random()  # nine of ten sentences begin with common words
        opening = self._openings[int(common / 0.9 * len(self._openings))] if common < 0.9 else self._rare_opening()
        return " ".join((opening, *taken)).rstrip(",.")

    def _rare_opening(self) -> str:
        """Return any word that the text also has in lower case, with a capital."""
        word = self._words[int(self._random() * len(self._words))].split(" ", 1)[0].rstrip(",.")
        return word[0].upper() + word[1:]

    def _season(self, count: int) -> None:
        """Put years, numbers, redactions and apostrophes among the words."""
        setting = self._setting
        seasoning = [
            "U.S.",
            "2004",
            "12 percent",
            "1,200",
            "country's",
            "minister's",
            "end-use",
            "1999",
            "USD 3.5 million",
        ]
        if setting.often(_REDACTED):
            seasoning += ["XXXXXXXXXXXX"] * 4
        if setting.often(_COMMAS):
            seasoning = [word.replace("'", ",") for word in seasoning]
        if setting.often(_CURLY):
            seasoning += ["“small package”", "café", "communiqué"]
        for _ in range(count // 7):
            self._words[int(setting.random() * count)] += f" {setting.pick(seasoning)}"


def planted(words: Words, setting: Setting, mention: str) -> str:
    """Return a sentence that names a person."""
    form = int(setting.random() * 5)
    if form == 0:
        return f"{mention} said that {_lowered(words.sentence(1))}."
    if form == 1:
        return f"According to {mention}, {_lowered(words.sentence(1))}."
    if form == 2:
        return f"{words.sentence(1)} by {mention}."
    if form == 3:
        return f"{words.sentence(1)} and {mention} told us that {_lowered(words.sentence(1))}."
    return f"{mention} asked for {_lowered(words.sentence(1))}."


def citing(words: Words, setting: Setting, written: str) -> str:
    """Return a sentence that cites something."""
    if setting.random() < 0.6:
        return f"{words.sentence(1)} ({written})."
    if setting.random() < 0.6:
        return f"As reported in {written}, {_lowered(words.sentence(1))}."
    return f"{words.sentence(1)}, see {written}."


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
