"""From references and citations as read to links with an outcome."""

from generator.resolution.backlinks import backlinks
from generator.resolution.look_up import Holdings
from generator.resolution.resolve import resolve

__all__ = ["Holdings", "backlinks", "resolve"]
