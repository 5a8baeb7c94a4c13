"""The order of the stages and nothing else."""

from functools import partial
from pathlib import Path

from msgspec import structs

from generator.catalog.store import read_meta, set_meta
from generator.config import Settings
from generator.pipeline import outputs
from generator.pipeline.changelog.changes import earlier_digest
from generator.pipeline.explain.cable import explain
from generator.pipeline.ingest.check import check
from generator.pipeline.ingest.link import link_cables
from generator.pipeline.ingest.people import corrections_digest, name_people, read_rules
from generator.pipeline.ingest.read import read_sources
from generator.pipeline.publish.finish import finish_site, verify
from generator.pipeline.publish.serve import serve
from generator.pipeline.render.home import home_digest
from generator.pipeline.render.ledger import unmet
from generator.pipeline.report import Report, counted, counted_before, report
from generator.pipeline.run.fingerprint import run_key
from generator.pipeline.run.folders import check_docs, check_folders
from generator.pipeline.run.locking import alone, site_lock
from generator.pipeline.run.session import alone_with_catalog, catalog_file, made_by, opened_catalog, policy_of
from generator.pipeline.write import clean, write
from generator.publishing.integrity.link_check import check_links
from generator.publishing.site import build_site
from generator.publishing.tree.digest import Looked
from generator.vocabulary.interface import speaking
from generator.withholding import Policy

__all__ = ["Report", "build", "check", "clean", "explain", "generate", "serve", "verify"]


def build(settings: Settings) -> Report:
    """Read raw cables, write pages and data, build the site."""
    policy = policy_of(settings)
    check_folders(settings)
    with speaking(settings.language), alone(site_lock(settings.site), settings.site), alone_with_catalog(settings):
        done, looked = _generate(settings, policy, settings.site)
        vet = partial(finish_site, settings, policy, catalog_file(settings))
        build_site(settings, made_by(policy), vet, looked)
        with opened_catalog(structs.replace(settings, fresh=False), policy) as catalog, catalog:
            set_meta(catalog, "earlier", earlier_digest(settings))  # from now on this site is the one of before
    return (
        structs.replace(done, broken=tuple(check_links(settings.site, settings.site_url))) if settings.strict else done
    )


def generate(settings: Settings) -> Report:
    """Bring everything below the docs folder up to date with the sources."""
    with speaking(settings.language), alone_with_catalog(settings):
        return _generate(settings, policy_of(settings))[0]


def _generate(settings: Settings, policy: Policy, site: Path | None = None) -> tuple[Report, Looked]:
    """Bring the docs folder up to date.

    Where nothing had to be done, which took a look at all of it, its digest is given too, and that of the site made of it.
    """
    check_docs(settings)
    with opened_catalog(settings, policy) as catalog:
        rules = read_rules(settings)
        sources = read_sources(settings, catalog, policy)
        key = run_key(settings, sources | corrections_digest(settings) | home_digest(settings))
        earlier = earlier_digest(settings)
        done = (read_meta(catalog, "done"), read_meta(catalog, "earlier"))
        if done == (key, earlier) and (looked := outputs.all_stand(settings, catalog, site)):
            return report(counted_before(catalog), unmet(settings, catalog, policy)), looked
        with catalog:
            set_meta(catalog, "done", "")
        link_cables(settings, catalog, catalog_file(settings))
        warnings = name_people(settings, rules, catalog, catalog_file(settings))
        changed = write(settings, catalog, policy)
        counts = counted(catalog)
        with catalog:
            set_meta(catalog, "earlier", earlier)
            set_meta(catalog, "done", key)
        return report(counts, (*warnings, *unmet(settings, catalog, policy)), changed), Looked()
