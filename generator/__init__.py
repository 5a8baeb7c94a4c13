"""A static site generator for archives of diplomatic telegrams.

What programs may build on; everything else may change with any version:

    from generator import build, read_settings
    report = build(read_settings(Path("mkdocs.yml")))

`build`, `generate`, `check`, `explain`, `verify`, `clean` and `serve` are the verbs of the command line. Each takes the
`Settings` that `read_settings` reads, and raises ArchiveError with one line for people where it cannot go on.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.config import Settings, read_settings
    from generator.errors import ArchiveError
    from generator.pipeline import Report, build, check, clean, explain, generate, serve, verify

_HOMES = {"Settings": "config", "read_settings": "config", "ArchiveError": "errors"}

__all__ = [
    "ArchiveError",
    "Report",
    "Settings",
    "build",
    "check",
    "clean",
    "explain",
    "generate",
    "read_settings",
    "serve",
    "verify",
]


def __getattr__(name: str) -> object:
    """Load a name when it is asked for: a worker that reads one telegram needs no pipeline."""
    if name not in __all__:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(f"{__name__}.{_HOMES.get(name, 'pipeline')}"), name)
