"""Addresses of the published site at which this run has nothing, and what is put there instead."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from generator.exports.feeds import FeedEntry, atom
from generator.model.change import Change, ChangeKind, Gone, Line
from generator.model.sections import CABLES, CHANGES, LEVELS, MISSING, PEOPLE, SECTIONS, TAGS
from generator.pages import paths
from generator.pages.gone import gone_page, name_of
from generator.pages.paths import Page
from generator.pipeline.changelog.compare import renamed
from generator.pipeline.changelog.editions import EditionRun
from generator.publishing.integrity.previous_site import addresses, is_kept, leads_to
from generator.running.workers import batches

ADDRESSES_A_QUESTION = 1000

# folders whose addresses tell what stood in a cable: what is withheld takes them with it
NAMING = (PEOPLE, TAGS, LEVELS, MISSING)


def gone_addresses(run: EditionRun, known: Sequence[Line], changes: Sequence[Change], edition: int) -> Iterator[Gone]:
    """Yield the addresses of the published site that this run gives nothing for, with what stands in their place."""
    site = run.settings.site
    if not site.is_dir():
        return
    logged = {line.address for line in known if isinstance(line, Gone)}
    withholding = any(change.kind is ChangeKind.WITHHELD for change in changes)
    numbers = renamed(run, changes)
    kept = (path for path in addresses(site) if is_kept(path) and path not in logged and not path.startswith(CHANGES))
    for path in _without(run, kept):
        if withholding and path.startswith(NAMING):
            continue  # a page can be gone because what it tells is withheld: its address tells it too
        yield Gone(edition, path, _instead(run, site, path, numbers))


def _without(run: EditionRun, kept: Iterable[str]) -> Iterator[str]:
    """Yield the addresses that this run has nothing at."""
    for some in batches(kept, ADDRESSES_A_QUESTION):
        made = run.made(some)
        yield from (path for path in some if path not in made and not run.stands(path))


def gone_pages(run: EditionRun, lines: Sequence[Line]) -> Iterator[Page]:
    """Yield what stands at each address that is gone, of this edition and those before."""
    latest = {line.address: line for line in lines if isinstance(line, Gone)}
    for address, gone in latest.items():
        if not run.stands(address):
            if address.endswith("/feed.xml"):
                yield Page(address, _closed_feed(run, gone))
                continue
            cited = run.stands(f"{paths.missing(name_of(address))}index.html")
            yield gone_page(gone, generated=address.partition("/")[0] in SECTIONS, cited=cited)


def _closed_feed(run: EditionRun, gone: Gone) -> str:
    """Return a feed that tells those who take it that nothing more will come."""
    settings, place = run.settings, gone.address.removesuffix("feed.xml")
    title = f"{name_of(gone.address)}: no longer in this archive"
    entry = FeedEntry(title, f"{place}#gone-{gone.edition}", place, None, f"Since edition {gone.edition}")
    return atom(f"{settings.site_name}: {title}", gone.address, [entry], settings.site_url, settings.site_name).decode()


def _instead(run: EditionRun, site: Path, path: str, numbers: dict[str, str]) -> str:
    """Return what stands for a page that is gone: the cable that is held by now, or is read with another number."""
    name = name_of(path)
    held = f"{paths.cable(name)}index.html"
    if path.startswith(MISSING) and run.stands(held):
        return held
    if path.startswith(CABLES) and name in numbers:
        return f"{paths.cable(numbers[name])}index.html"
    return leads_to(site, path)
