"""A run that is alone with its catalog, and what that catalog and the site are made by."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from generator.catalog.store import CATALOG, hold_changes, open_catalog, settle_changes
from generator.config import Settings
from generator.pipeline.run.fingerprint import program_version
from generator.pipeline.run.folders import check_folders, tag_cache
from generator.pipeline.run.locking import alone
from generator.running.cluster import on_cluster
from generator.withholding import FILE, Policy, read_policy


def policy_of(settings: Settings) -> Policy:
    """Return what the publisher keeps back; it stands beside the settings."""
    return read_policy(settings.config_file.with_name(FILE))


def made_by(policy: Policy) -> str:
    """Return what the catalog and the site were made by: another program or policy, and all is read anew."""
    return program_version() + policy.digest()


def catalog_file(settings: Settings) -> Path:
    """Return the path of the catalog."""
    return settings.cache / CATALOG


@contextmanager
def alone_with_catalog(settings: Settings) -> Iterator[None]:
    """Hold the catalog's lock. Raises InputError where another run holds it, or a folder is not ours to write in."""
    check_folders(settings)
    tag_cache(settings.cache)
    with alone(catalog_file(settings).with_suffix(".lock"), settings.cache):
        yield


@contextmanager
def opened_catalog(settings: Settings, policy: Policy) -> Iterator[sqlite3.Connection]:
    """Open the catalog for writing, in a run that is alone with it; on a cluster, its workers are connected meanwhile."""
    file = catalog_file(settings)
    catalog = open_catalog(file, made_by(policy), fresh=settings.fresh)
    if settings.cluster:
        hold_changes(catalog)
    try:
        with on_cluster(settings.cluster, partial(settle_changes, file)):
            yield catalog
    finally:
        catalog.close()
