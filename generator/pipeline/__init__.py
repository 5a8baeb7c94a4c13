"""The order of the stages and nothing else."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path

import msgspec
from msgspec import Struct, structs

from generator.catalog import cables, outputs
from generator.catalog.invalidation import face
from generator.catalog.made import forget_made
from generator.catalog.store import hold_changes, open_catalog, read_meta, settle_changes, write_meta
from generator.config import Settings
from generator.model.finding import Finding
from generator.pipeline.changelog.changes import earlier_digest, render_changes
from generator.pipeline.explain.cable import explain
from generator.pipeline.export.downloads import describe_data, render_data
from generator.pipeline.export.feeds import render_feeds
from generator.pipeline.export.search_index import index_search
from generator.pipeline.ingest.link import link_cables
from generator.pipeline.ingest.people import corrections_digest, name_people, read_rules
from generator.pipeline.ingest.read import check_sources, read_sources
from generator.pipeline.publish.finish import finish_site, source_digests
from generator.pipeline.publish.serve import serve
from generator.pipeline.render.cables import render_cables
from generator.pipeline.render.home import home_digest
from generator.pipeline.render.indexes import render_indexes
from generator.pipeline.render.ledger import render_ledger, unmet
from generator.pipeline.render.people import person_addresses, render_people
from generator.pipeline.run.fingerprint import program_version, run_key
from generator.pipeline.run.leftovers import mark_writing, mark_written, remove_leftovers
from generator.pipeline.run.locking import alone, site_lock
from generator.pipeline.run.reader import reader
from generator.publishing.integrity.link_check import BrokenLink, check_links
from generator.publishing.integrity.verify import Fault, verify_site, verify_sources
from generator.publishing.site import build_site
from generator.publishing.tree.digest import Seen, look_at
from generator.publishing.tree.two_trees import Looked, look_at_both
from generator.running.cluster import on_cluster
from generator.running.workers import batches
from generator.vocabulary.interface import speak
from generator.withholding import FILE, Policy, read_policy

CATALOG = "catalog.sqlite"
OUTPUTS_A_STEP = 5000

__all__ = ["Report", "build", "check", "clean", "explain", "generate", "serve", "verify"]


_Counts = tuple[int, int, int]  # cables, sources without one, findings


class Report(Struct, frozen=True):
    """What a run did: cables in the archive, findings about them, files written and removed below the docs folder.

    `warnings` are a line each for what the publisher wrote and nothing in the archive answers to.
    `broken` are the links of the built site that lead nowhere, looked for under `--strict`.
    """

    cables: int
    unreadable: int
    findings: int
    written: int
    removed: int
    warnings: tuple[str, ...] = ()
    broken: tuple[BrokenLink, ...] = ()

    def in_words(self) -> str:
        """Return the line that ends a run."""
        sources = f", {self.unreadable:,} sources without one" if self.unreadable else ""
        changes = (
            f"{self.written:,} files written, {self.removed:,} removed"
            if self.written or self.removed
            else "nothing changed"
        )
        return f"{self.cables:,} cables{sources}, {self.findings:,} findings; {changes}"


def build(settings: Settings) -> Report:
    """Read raw cables, write pages and data, build the site."""
    policy = _policy(settings)
    with alone(site_lock(settings.site), settings.site), _alone(settings):
        report, looked = _generate(settings, policy, settings.site)
        vet = partial(finish_site, settings, policy, _catalog_file(settings))
        build_site(settings, _version(policy), vet, looked)
        with _catalog(structs.replace(settings, fresh=False), policy) as catalog:
            write_meta(catalog, "earlier", earlier_digest(settings))  # from now on this site is the one of before
    if not settings.strict:
        return report
    return structs.replace(report, broken=tuple(check_links(settings.site, settings.site_url)))


def generate(settings: Settings) -> Report:
    """Bring everything below the docs folder up to date with the sources."""
    with _alone(settings):
        return _generate(settings, _policy(settings))[0]


def _generate(settings: Settings, policy: Policy, site: Path | None = None) -> tuple[Report, Looked]:
    """Bring the docs folder up to date.

    Where nothing had to be done, which took a look at all of it, its digest is given too, and that of the site made of it.
    """
    speak(settings.language)
    with _catalog(settings, policy) as catalog:
        rules = read_rules(settings)
        sources = read_sources(settings, catalog, policy)
        key = run_key(settings, sources | corrections_digest(settings) | home_digest(settings))
        earlier = earlier_digest(settings)
        done = (read_meta(catalog, "done"), read_meta(catalog, "earlier"))
        if done == (key, earlier) and (looked := _all_stand(settings, catalog, site)):
            return _report(_counted_before(catalog), unmet(settings, catalog, policy)), looked
        write_meta(catalog, "done", "")
        link_cables(settings, catalog, _catalog_file(settings))
        warnings = name_people(settings, rules, catalog, _catalog_file(settings))
        changed = _write(settings, catalog, policy)
        counts = _counted(catalog)
        write_meta(catalog, "counts", msgspec.json.encode(counts).decode())
        write_meta(catalog, "earlier", earlier)
        write_meta(catalog, "done", key)
        return _report(counts, (*warnings, *unmet(settings, catalog, policy)), changed), Looked()


def check(settings: Settings) -> Iterator[tuple[str, Finding]]:
    """Yield every finding of the sources with its file; write nothing."""
    for read in check_sources(settings, _policy(settings)):
        for row in read.rows:
            yield from ((row.file, finding) for finding in cables.findings_of(row))
        yield from ((source.info.file, source.finding) for source in read.unreadable)


def verify(settings: Settings, site: Path, *, with_sources: bool) -> Iterator[Fault]:
    """Yield what is wrong with a published folder; with its sources too where they are asked for."""
    yield from verify_site(site, settings.jobs)
    if with_sources:
        yield from verify_sources(site, source_digests(settings))


def clean(settings: Settings) -> None:
    """Remove what earlier runs wrote below the docs folder."""
    if not _catalog_file(settings).exists():
        return
    with _alone(settings), _catalog(settings, _policy(settings)) as catalog:
        if (broken_off := mark_writing(settings)) is not None:
            remove_leftovers(catalog, settings.docs, broken_off)
        _remove(catalog, settings.docs, [path for path, _, _ in outputs.all_outputs(catalog)])
        with catalog:
            forget_made(catalog, 0)
        mark_written(settings)


@contextmanager
def _catalog(settings: Settings, policy: Policy) -> Iterator[sqlite3.Connection]:
    """Open the catalog, in a run that is alone with it."""
    file = _catalog_file(settings)
    catalog = open_catalog(file, _version(policy), fresh=settings.fresh)
    if settings.cluster:
        hold_changes(catalog)
    try:
        with on_cluster(settings.cluster, partial(settle_changes, file)):
            yield catalog
    finally:
        catalog.close()


def _alone(settings: Settings) -> AbstractContextManager[None]:
    return alone(_catalog_file(settings).with_suffix(".lock"), settings.cache)


def _policy(settings: Settings) -> Policy:
    return read_policy(settings.config_file.with_name(FILE))


def _version(policy: Policy) -> str:
    """Return what the catalog and the site were made by: another program or policy, and all is read anew."""
    return program_version() + policy.digest()


def _catalog_file(settings: Settings) -> Path:
    return settings.cache / CATALOG


def _write(settings: Settings, catalog: sqlite3.Connection, policy: Policy) -> tuple[int, int]:
    """Write what changed, remove what is no longer made."""
    run = outputs.next_run(catalog)
    catalog.commit()
    broken_off = mark_writing(settings)
    addresses = person_addresses(settings, catalog)
    file, shown = _catalog_file(settings), face(catalog)
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
    written = sum(_note(catalog, run, stage) for stage in made)
    if broken_off is not None:
        remove_leftovers(catalog, settings.docs, broken_off)
    with catalog:  # before a stone can stand in the place of a page that is gone
        forget_made(catalog, run)
    # what has changed is known only when everything else is noted
    written += _note(catalog, run, render_changes(settings, catalog, policy, run))
    stale = outputs.stale_outputs(catalog, run)
    _remove(catalog, settings.docs, stale)
    mark_written(settings)
    return written, len(stale)


def _note(catalog: sqlite3.Connection, run: int, made: Iterable[outputs.Output]) -> int:
    """Note what is made; return the number of files that had to be written."""
    written = 0
    for done in batches(made, OUTPUTS_A_STEP):
        written += sum(output.written for output in done)
        with catalog:
            outputs.note_outputs(catalog, run, done)
    return written


def _remove(catalog: sqlite3.Connection, docs: Path, stale: list[str]) -> None:
    for path in stale:
        (docs / path).unlink(missing_ok=True)
    for folder in sorted({parent for path in stale for parent in Path(path).parents if parent != Path()}, reverse=True):
        target = docs / folder
        if target.is_dir() and not any(target.iterdir()):
            target.rmdir()
    with catalog:
        outputs.forget_outputs(catalog, stale)


def _all_stand(settings: Settings, catalog: sqlite3.Connection, site: Path | None) -> Looked | None:
    """Return the digests where every file of the last run is there as it was left; `None` where one is not.

    One look at the folders serves all: looking at each file a second time took a fourth of a run that found nothing to do.
    """
    visit = partial(_count_standing, _catalog_file(settings))
    if site and site.is_dir() and settings.docs.is_dir():
        looked, standing = look_at_both(settings.docs, site, settings.jobs, visit)
    else:
        digest, standing = look_at(settings.docs, settings.jobs, visit)
        looked = Looked(digest)
    return looked if sum(standing) == outputs.count_outputs(catalog) else None


def _count_standing(catalog_file: Path, seen: Sequence[Seen]) -> int:
    return outputs.count_standing(reader(catalog_file), seen)


def _counted(catalog: sqlite3.Connection) -> _Counts:
    unreadable = sum(1 for _ in cables.unreadables(catalog))
    return cables.count_cables(catalog), unreadable, cables.count_findings(catalog)


def _counted_before(catalog: sqlite3.Connection) -> _Counts:
    """Return what the last run counted, which goes through every telegram: there the catalog is read from end to end."""
    cables_then, unreadable, findings = msgspec.json.decode(read_meta(catalog, "counts"), type=_Counts)
    return cables_then, unreadable, findings


def _report(counts: _Counts, warnings: Iterable[str], changed: tuple[int, int] = (0, 0)) -> Report:
    return Report(*counts, *changed, tuple(warnings))
