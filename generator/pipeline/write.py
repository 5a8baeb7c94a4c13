"""The stages that write below the docs folder: pages and data first, then what differs from the site of before."""

import sqlite3
from itertools import chain

from generator.catalog import outputs
from generator.catalog.invalidation import shared_lines_digest
from generator.catalog.step_cache import forget_made
from generator.config import Settings
from generator.pipeline.changelog.changes import render_changes
from generator.pipeline.export.downloads import describe_data, render_data
from generator.pipeline.export.feeds import render_feeds
from generator.pipeline.export.search_index import index_search
from generator.pipeline.outputs import note, remove
from generator.pipeline.render.cables import render_cables
from generator.pipeline.render.indexes import render_indexes
from generator.pipeline.render.ledger import render_ledger
from generator.pipeline.render.people import person_addresses, render_people
from generator.pipeline.run.folders import check_folders, remove_site_and_cache
from generator.pipeline.run.leftovers import mark_writing, mark_written, remove_leftovers
from generator.pipeline.run.session import alone_with_catalog, catalog_file, opened_catalog, policy_of
from generator.publishing.ownership import check_ours
from generator.withholding import Policy


def write(settings: Settings, catalog: sqlite3.Connection, policy: Policy) -> tuple[int, int]:
    """Write what changed, remove what is no longer made; return how many files that were."""
    run = outputs.next_run(catalog)
    catalog.commit()
    broken_off = mark_writing(settings)
    addresses = person_addresses(settings, catalog)
    file, shown = catalog_file(settings), shared_lines_digest(catalog)
    pages = chain(
        render_cables(settings, catalog, file, addresses, shown),
        render_people(settings, catalog, file, addresses),
    )
    meanwhile = chain(
        render_indexes(settings, catalog, file, addresses, shown),
        render_ledger(settings, catalog, policy),
        index_search(settings, catalog, file),
    )
    data = render_data(settings, catalog, meanwhile)
    # each is made of what is noted before it
    made = (pages, data, describe_data(settings, catalog), render_feeds(settings, catalog))
    written = sum(note(catalog, run, stage) for stage in made)
    if broken_off is not None:
        remove_leftovers(catalog, settings.docs, broken_off)
    with catalog:  # before a stone can stand in the place of a page that is gone
        forget_made(catalog, run)
    # what has changed is known only when everything else is noted
    written += note(catalog, run, render_changes(settings, catalog, policy, run))
    stale = outputs.stale_outputs(catalog, run)
    remove(catalog, settings.docs, stale)
    mark_written(settings)
    return written, len(stale)


def clean(settings: Settings, *, everything: bool = False) -> None:
    """Remove what earlier runs wrote below the docs folder; `everything`: the site and the cache too."""
    check_folders(settings)
    if everything:
        check_ours(settings.site, settings.jobs)
    if catalog_file(settings).exists():
        _clean_docs(settings)
    if everything:
        remove_site_and_cache(settings)


def _clean_docs(settings: Settings) -> None:
    with alone_with_catalog(settings), opened_catalog(settings, policy_of(settings)) as catalog:
        if (broken_off := mark_writing(settings)) is not None:
            remove_leftovers(catalog, settings.docs, broken_off)
        remove(catalog, settings.docs, [path for path, _, _ in outputs.all_outputs(catalog)])
        with catalog:
            forget_made(catalog, 0)
        mark_written(settings)
