"""The forms in which an archive is written, one file a form."""

from synthetic.writers import csv_dump, pages, text
from synthetic.writers.text import Writing

WRITERS: dict[str, Writing] = {"text": text.write, "pages": pages.write, "csv": csv_dump.write}
