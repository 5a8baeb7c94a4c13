"""Where `running.progress` stood before."""

from generator.running.progress import stage

__all__ = ["stage"]
