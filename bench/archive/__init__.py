"""Synthetic archives with planted truth: any size, any cable by its index, the same on every machine."""

from bench.archive.telegram import cable, cables
from bench.archive.truth import Truth

__all__ = ["Truth", "cable", "cables"]
