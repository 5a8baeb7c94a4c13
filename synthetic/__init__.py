"""Synthetic archives with planted truth: any size, any cable by its index, the same on every machine."""

from synthetic.telegram import cable, cables
from synthetic.truth import Truth

__all__ = ["Truth", "cable", "cables"]
