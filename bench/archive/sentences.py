"""Sentences: words drawn by Zipf's law, with the oddities of real text, and planted words in their midst."""

from bench.archive.setting import Setting
from bench.archive.words import draw, openings

PHRASE = 27.0  # characters of a phrase of four words with its blank, on average
_SHORTEST, _SPREAD = 2, 7  # phrases of a sentence
_REDACTED = 0.16  # of telegrams
_COMMAS = 0.17  # of telegrams in which a comma stands for an apostrophe
_CURLY = 0.03  # of telegrams with curly quotes


class Words:
    """The phrases of one telegram in the order in which they are used up."""

    def __init__(self, setting: Setting, count: int) -> None:
        self._setting = setting
        self._words = draw(setting.rng, count)
        self._at = 0
        self._season(count)

    def sentence(self, phrases: int = 0) -> str:
        """Give a sentence of 9 to 33 words, or of that many phrases and one word; the full stop is left out."""
        start = self._at
        self._at = end = start + (phrases or _SHORTEST + int(self._setting.random() * _SPREAD))
        taken = self._words[start:end]
        if len(taken) < end - start:
            taken += draw(self._setting.rng, end - start - len(taken))
        return f"{self._opening()} {' '.join(taken)}".rstrip(",")

    def _opening(self) -> str:
        """Give the word that begins the sentence: mostly a common one, at times any that the text also has in lower case."""
        if self._setting.random() < 0.9:
            return self._setting.pick(openings())
        word = self._words[int(self._setting.random() * len(self._words))].split(" ", 1)[0].rstrip(",")
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
        for _ in range(count // 15):
            self._words[int(setting.random() * count)] += f" {setting.pick(seasoning)}"


def planted(words: Words, setting: Setting, mention: str) -> str:
    """Give a sentence that names a person."""
    form = int(setting.random() * 5)
    if form == 0:
        return f"{mention} said that {_lowered(words.sentence(3))}."
    if form == 1:
        return f"According to {mention}, {_lowered(words.sentence(2))}."
    if form == 2:
        return f"{words.sentence(2)} by {mention}."
    if form == 3:
        return f"{words.sentence(2)} and {mention} told us that {_lowered(words.sentence(2))}."
    return f"{mention} asked for {_lowered(words.sentence(2))}."


def citing(words: Words, setting: Setting, written: str) -> str:
    """Give a sentence that cites something."""
    if setting.random() < 0.6:
        return f"{words.sentence(3)} ({written})."
    if setting.random() < 0.6:
        return f"As reported in {written}, {_lowered(words.sentence(2))}."
    return f"{words.sentence(2)}, see {written}."


def _lowered(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:]
