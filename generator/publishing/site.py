"""Building the site beside the old one, and putting it in its place at once."""

import logging
import os
from collections.abc import Callable, Mapping
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import msgspec
from jinja2 import TemplateError
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from msgspec import Struct

from generator.config import Settings
from generator.errors import ArchiveError
from generator.publishing.integrity.manifest import Noted
from generator.publishing.mkdocs_plugin.plugin import ArchivePlugin
from generator.publishing.ownership import check_ours, discard, unmark
from generator.publishing.swap import begin, exchange, fresh_of, recover
from generator.publishing.tree.digest import Looked, folder_digest

STATE = "site.json"
PLUGIN = "archive"
NOT_LOOKED = Looked()

os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")  # Material's notice, not ours to repeat on every build


class SiteState(Struct, frozen=True):
    """What the last site was made of, and how it was left: digests, and the key of its templates."""

    inputs: str = ""
    site: str = ""
    templates: str = ""


class Built(Struct, frozen=True):
    """A finished site: what is noted of pages as they were `made`, and which others say already what scripts they may run."""

    site: Path
    made: Mapping[str, Noted]
    secured: frozenset[str]


# looks at a finished site and gives its digest; raises ArchiveError where it may not be published
Vet = Callable[[Built], str]


def build_site(settings: Settings, program: str, vet: Vet | None = None, looked: Looked = NOT_LOOKED) -> bool:
    """Run MkDocs over the docs folder, unless nothing has changed; says whether it ran. `program` is the version of ours.

    The previous site stays whole until the new one is complete and `vet` has found nothing in it. `looked` are the digests
    of the docs folder and of the site of before where somebody has just looked at them.
    """
    _tell_warnings()
    recover(settings.site)
    state = _read_state(settings)
    config = _config(settings)
    plugin = config.plugins.get(PLUGIN)
    if isinstance(plugin, ArchivePlugin):
        plugin.config.jobs = settings.jobs
    inputs = _inputs(settings, config, program, looked.docs or _digest(settings, config, plugin))
    if state.inputs == inputs and state.site == (looked.site or folder_digest(settings.site, settings.jobs)):
        return False
    fresh = Path(config.site_dir)
    if isinstance(plugin, ArchivePlugin):
        plugin.secure = True
        plugin.noting = vet is not None
        plugin.previous = settings.site if state.templates and settings.site.is_dir() else None
        plugin.previous_key = state.templates
    begin(settings.site, settings.jobs)
    try:
        build(config)
        digest = _vetted(fresh, plugin, vet) if vet else ""
        check_ours(
            settings.site, settings.jobs
        )  # again: a build takes its time, and somebody may have put a file there
    except (Abort, MkDocsException, TemplateError, OSError, ValueError) as error:
        discard(fresh)
        message = f"{settings.config_file}: the site could not be built: {error}"
        raise ArchiveError(message) from error
    except ArchiveError:
        discard(fresh)
        raise
    unmark(fresh)
    exchange(fresh, settings.site)
    key = plugin.key if isinstance(plugin, ArchivePlugin) else ""
    _write_state(settings, SiteState(inputs, digest or folder_digest(settings.site, settings.jobs), key))
    return True


def _vetted(site: Path, plugin: object, vet: Vet) -> str:
    if isinstance(plugin, ArchivePlugin):
        return vet(Built(site, plugin.made, plugin.secured))
    return vet(Built(site, {}, frozenset()))


def _tell_warnings() -> None:
    """Have MkDocs's warnings on standard error: under `--strict` it counts them, and would stop without a word of why."""
    log = logging.getLogger("mkdocs")
    log.setLevel(logging.WARNING)
    if not log.handlers:
        log.addHandler(logging.StreamHandler())


def _config(settings: Settings) -> MkDocsConfig:
    fresh = fresh_of(settings.site)
    try:
        return load_config(
            str(settings.config_file), docs_dir=str(settings.docs), site_dir=str(fresh), strict=settings.strict
        )
    except (Abort, MkDocsException) as error:
        message = f"{settings.config_file}: {error}"
        raise ArchiveError(message) from error


def _digest(settings: Settings, config: MkDocsConfig, plugin: object) -> str:
    """Return the digest of the docs folder; our plugin looks at its pages at the same time."""
    if isinstance(plugin, ArchivePlugin) and plugin.config.enabled:
        return plugin.look(config)
    return folder_digest(settings.docs, settings.jobs)


def _inputs(settings: Settings, config: MkDocsConfig, program: str, docs: str) -> str:
    """Return a digest of what decides how the site looks; files by size and time."""
    own = config.theme.custom_dir
    parts = [program, version("mkdocs"), version("mkdocs-material"), str(settings.docs), str(settings.strict)]
    parts += [
        settings.config_file.read_text(encoding="utf-8"),
        docs,
        folder_digest(Path(own)) if own else "",
    ]
    return blake2b(msgspec.json.encode(parts), digest_size=16).hexdigest()


def _read_state(settings: Settings) -> SiteState:
    if settings.fresh:
        return SiteState()
    try:
        return msgspec.json.decode((settings.cache / STATE).read_bytes(), type=SiteState)
    except (OSError, msgspec.MsgspecError):
        return SiteState()


def _write_state(settings: Settings, state: SiteState) -> None:
    settings.cache.mkdir(parents=True, exist_ok=True)
    half = settings.cache / f"{STATE}.part"
    half.write_bytes(msgspec.json.encode(state))
    half.replace(settings.cache / STATE)
