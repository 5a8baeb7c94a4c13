"""The stage of people: who is named in each cable, and who they are across the archive."""

import sqlite3
from pathlib import Path

from generator.config import Settings


def name_people(settings: Settings, catalog: sqlite3.Connection, catalog_file: Path) -> None:
    """Find the people of every cable and keep them in the catalog."""
