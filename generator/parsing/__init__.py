"""From a raw telegram to a parsed one: pure, one telegram at a time."""

from generator.parsing.parse import parse

__all__ = ["parse"]
