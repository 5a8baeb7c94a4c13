"""Where `running.workers` stood before."""

from generator.running.workers import batches, in_processes

__all__ = ["batches", "in_processes"]
