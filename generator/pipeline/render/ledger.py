"""The public page of what is withheld, and a warning for what is withheld nowhere."""

import sqlite3
from collections.abc import Iterator

from generator.catalog import withheld
from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.pages.ledger import LedgerRow, ledger_page
from generator.withholding import FILE, Policy


def render_ledger(settings: Settings, catalog: sqlite3.Connection, policy: Policy) -> Iterator[Output]:
    """Write the page that says who withholds what sort of thing, why and where, without its content."""
    rows = [
        LedgerRow(place.partition("[")[0], entry.who, entry.when, entry.why, withheld.cables_of(catalog, place))
        for place, entry in policy.entries()
    ]
    page = ledger_page(rows)
    yield write_output(catalog, settings.docs, page.path, page.text.encode())


def unmet(settings: Settings, catalog: sqlite3.Connection, policy: Policy) -> Iterator[str]:
    """Return a line for each entry that is met nowhere: it may be misspelt."""
    met = withheld.times(catalog)
    file = settings.config_file.with_name(FILE)
    return (f"{file}: {place}: matches nothing in this archive" for place, _ in policy.entries() if place not in met)
