"""What is done to a finished site before it takes the place of the old one."""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from generator.catalog import outputs
from generator.config import Settings
from generator.model.source import RawCable
from generator.pipeline.changelog.tombstones import NAMING
from generator.pipeline.publish.withheld_texts import stand_elsewhere, withheld_runs
from generator.pipeline.run.reader import reader
from generator.publishing.csp import set_policies
from generator.publishing.integrity.leaks import find_leaks
from generator.publishing.integrity.manifest import Noted, paths, write_manifest
from generator.publishing.integrity.previous_site import check_addresses
from generator.publishing.integrity.unchanged_links import unchanged_links
from generator.publishing.integrity.verify import Fault, verify_site, verify_sources
from generator.publishing.site import Built
from generator.running.progress import stage
from generator.sources import list_files, read_file
from generator.withholding import Policy

DIGITS = 64  # of a SHA-256


def finish_site(settings: Settings, policy: Policy, catalog_file: Path, built: Built) -> str:
    """Say which scripts its pages may run, write its manifest, and give the digest of the site then.

    Raises ArchiveError where it says anything that is withheld, and under `--strict` where an address of the site of
    before would be none.
    """
    site, made = built.site, built.made
    with stage("manifest", unit="files") as running:
        # listed once for all three: to look through the folders takes as long as to compare a file
        names = paths(site, settings.jobs)
        same = unchanged_links(settings.site, site, names, settings.jobs)
        set_policies(site, settings.jobs, seen_to=built.secured.union(same), made=made, names=names)
        noted = partial(_noted, catalog_file)
        written = write_manifest(
            site, settings.jobs, before=settings.site, same=same, noted=noted, made=made, names=names
        )
        running.advance(written.files)
    if settings.strict and settings.site.is_dir():
        check_addresses(settings.site, site, NAMING if policy else ())
    runs = withheld_runs(settings, catalog_file, policy)
    find_leaks(policy, site, settings.jobs, runs, partial(stand_elsewhere, catalog_file, policy))
    return written.digest


def verify(settings: Settings, site: Path, *, with_sources: bool) -> Iterator[Fault]:
    """Yield what is wrong with a published folder; with its sources too where they are asked for."""
    yield from verify_site(site, settings.jobs)
    if with_sources:
        yield from verify_sources(site, source_digests(settings))


def _noted(catalog_file: Path, paths: Sequence[str]) -> dict[str, Noted]:
    """Return what the catalog knows of files, of which the site has links."""
    known = outputs.outputs_at(reader(catalog_file), paths)
    # an earlier version noted a digest of another kind
    return {path: Noted(sha256, *stat) for path, sha256, *stat in known if len(sha256) == DIGITS}


def source_digests(settings: Settings) -> dict[str, str]:
    """Return the SHA-256 of every telegram's source by its file; a record of ours names that of the archive which it is of."""
    telegrams = (found for file in list_files(settings.source) for found in read_file(file))
    infos = (found.record.source if found.record else found.info for found in telegrams if isinstance(found, RawCable))
    return {info.file: info.sha256 for info in infos}
