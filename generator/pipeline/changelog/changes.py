"""The stage of changes: what is different from the site that was published before, and what stands where something is gone."""

import os
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from hashlib import blake2b
from itertools import chain, groupby

from generator.catalog.outputs import Output, write_output
from generator.config import Settings
from generator.exports.changes_feed import FEED, changes_feed
from generator.exports.changes_log import COMMITTED, LOG, log_bytes, read_log
from generator.model.change import Change, Edition, Gone, Line
from generator.pages import paths
from generator.pages.changes_page import EditionChanges, changes_index, edition_page
from generator.pages.paths import Page
from generator.pipeline.changelog.compare import changed_cables
from generator.pipeline.changelog.editions import EditionRun, hidden_cables, shown, tells
from generator.pipeline.changelog.tombstones import gone_addresses, gone_pages
from generator.publishing.integrity.manifest import BAG_MANIFEST
from generator.withholding import Policy


def earlier_digest(settings: Settings) -> str:
    """Return a digest of what changes are reckoned from: the published site and its log, or the publisher's copy of one."""
    digest = blake2b(digest_size=16)
    for file in (settings.site / LOG, settings.site / BAG_MANIFEST, settings.config_file.with_name(COMMITTED)):
        digest.update(file.read_bytes() if file.is_file() else b"")
        digest.update(b"\0")
    return digest.hexdigest()


def render_changes(settings: Settings, catalog: sqlite3.Connection, policy: Policy, number: int) -> Iterator[Output]:
    """Write the pages, the log and the feed of changes, and what stands at addresses that are gone."""
    run = EditionRun(settings, catalog, policy, number, hidden_cables(catalog, policy))
    lines = [line for line in _log(run) if not tells(run, line)]
    for page in chain(_pages(run, lines), gone_pages(run, lines)):
        yield write_output(catalog, settings.docs, page.path, page.text.encode("utf-8", "surrogatepass"))


def _log(run: EditionRun) -> Iterator[Line]:
    """Yield the log of before with its lines as they may be published now, then what this run changes."""
    published = run.settings.site / LOG
    file = published if published.is_file() else run.settings.config_file.with_name(COMMITTED)
    known = read_log(file)
    yield from (shown(run, line) for line in known)
    number = max((line.number for line in known if isinstance(line, Edition)), default=1) + 1
    changes = [*changed_cables(run, number)]
    gone = [*gone_addresses(run, known, changes, number)]
    if changes or gone:
        yield Edition(number, _date(run.settings))
        yield from (shown(run, line) for line in changes)
        yield from gone


def _date(settings: Settings) -> str:
    """Return the date of a new edition: the publisher's setting, or the moment that reproducible builds are given."""
    if settings.archive.edition:
        return settings.archive.edition.isoformat()
    moment = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(moment), UTC).date().isoformat() if moment.isdigit() else ""


def _pages(run: EditionRun, lines: Sequence[Line]) -> Iterator[Page]:
    editions = _editions(lines)
    yield Page(LOG, log_bytes(lines).decode())
    yield changes_index(editions)
    for held in editions:
        yield edition_page(held, run.line_of, run.settings.archive.rows)
    told = [(held.edition, held.in_words(), held.changes) for held in editions]
    places: tuple[Callable[[int], str], Callable[[str], str]] = (paths.edition, paths.cable)
    feed = changes_feed(run.settings.site_name, told, run.line_of, places, run.settings.site_url)
    yield Page(FEED, feed.decode())


def _editions(lines: Sequence[Line]) -> list[EditionChanges]:
    """Put the lines together by edition, the newest first."""
    made = []
    for number, held in groupby(lines, key=lambda line: line.number if isinstance(line, Edition) else line.edition):
        inside = tuple(held)
        edition = next((line for line in inside if isinstance(line, Edition)), Edition(number))
        changes = tuple(line for line in inside if isinstance(line, Change))
        made.append(EditionChanges(edition, changes, tuple(line for line in inside if isinstance(line, Gone))))
    return made[::-1]
