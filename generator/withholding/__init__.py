"""What a publisher keeps back: the entries of `withhold.yml`, found in text however they are written."""

from generator.withholding.entries import FILE, Entry, Policy
from generator.withholding.matching import Finder, finder, letters_of, words_of
from generator.withholding.reading import read_policy
from generator.withholding.replacing import replace_spans

__all__ = ["FILE", "Entry", "Finder", "Policy", "finder", "letters_of", "read_policy", "replace_spans", "words_of"]
