"""From references and citations as read to links with an outcome."""

from generator.resolution.resolve import Holdings, backlinks, resolve

__all__ = ["Holdings", "backlinks", "resolve"]
