"""The folders of a run: that none holds another, and that nothing in them belongs to somebody else."""

from pathlib import Path

from generator.catalog.store import CATALOG, is_catalog
from generator.config import Settings
from generator.errors import ConfigError, InputError
from generator.model.seal import is_sealed
from generator.model.sections import ASSETS, CABLES, GENERATED_FILES, RESOLVE, SECTIONS
from generator.pipeline.run.leftovers import broken_off
from generator.publishing.ownership import LITTER, check_kind, discard, in_words
from generator.publishing.swap import names_of
from generator.running.containment import check_apart, holds

# https://bford.info/cachedir/: backups leave such a folder out, and it tells whose the cache is
TAG = "CACHEDIR.TAG"
TAG_TEXT = "Signature: 8a477f597d28d172789f06886806bc55\n# made by cable-archive: it can be removed at any time\n"
CACHED = ("catalog.", "search.sqlite", ".search-", "site.json", "writing")  # how the names of what is in it begin


def check_folders(settings: Settings) -> None:
    """Raise where a run would write over, or remove, what the program did not make; nothing is touched before.

    ConfigError where the sources, the docs folder, the site, the cache or the folder of the settings stand in one another
    otherwise than by default; InputError where a site or a cache holds a stranger's files.
    """
    apart = {"--source": settings.source, "--docs": settings.docs, "--site": settings.site, "--cache": settings.cache}
    for name, folder in apart.items():
        if holds(folder, settings.config_file):
            message = f"{name}: {folder}: holds {settings.config_file.name}: it needs a folder of its own"
            raise ConfigError(message)
    site, fresh, aside = names_of(settings.site)
    beside = {
        f"the name {fresh.name}, which is needed to exchange the site": fresh,
        f"the name {aside.name}, which is needed to exchange the site": aside,
    }
    check_apart(apart | beside)
    for folder in (site, fresh, aside):
        check_kind(folder)
    _check_cache(settings)


def tag_cache(cache: Path) -> None:
    """Make the cache, and say in it what it is."""
    cache.mkdir(parents=True, exist_ok=True)
    if not (cache / TAG).exists():
        (cache / TAG).write_text(TAG_TEXT, encoding="utf-8")


def remove_site_and_cache(settings: Settings) -> None:
    """Remove the site and the cache, which `check_folders` has found to be ours; other files in the cache stay."""
    for folder in names_of(settings.site):
        discard(folder, settings.jobs)
    if settings.cache.is_dir():
        for file in settings.cache.iterdir():
            if file.name.startswith((*CACHED, TAG)) and file.is_file():
                file.unlink()
        if not any(settings.cache.iterdir()):
            settings.cache.rmdir()


def _check_cache(settings: Settings) -> None:
    cache = settings.cache
    if cache.exists() and not cache.is_dir():
        message = f"{cache}: is no folder"
        raise InputError(message)
    if not cache.exists() or (cache / TAG).is_file():
        return
    strangers = [file.name for file in sorted(cache.iterdir()) if not file.name.startswith((*CACHED, *LITTER))]
    if not is_catalog(cache / CATALOG):  # somebody's own, of that name
        strangers.append(CATALOG)
    if strangers:
        message = f"{cache}: was not made by this program (it has no {TAG}); it holds {in_words(strangers)}"
        raise InputError(message)


def check_docs(settings: Settings) -> None:
    """Raise InputError where files of somebody else stand in the places of what `generate` is to write for the first time."""
    docs = settings.docs
    if docs.exists() and not docs.is_dir():
        message = f"{docs}: is no folder"
        raise InputError(message)
    if is_sealed(docs / CABLES / "index.md") or broken_off(settings):
        return
    found = [docs / name for name in GENERATED_FILES if not name.startswith(ASSETS) and (docs / name).exists()]
    for folder in (*SECTIONS, RESOLVE):
        found += (file for file in sorted((docs / folder).rglob("*")) if not file.is_dir() and file.name not in LITTER)
    if strangers := [file.relative_to(docs).as_posix() for file in found if not is_sealed(file)]:
        message = f"{docs}: files stand where pages and data are to be written: {in_words(strangers)}"
        raise InputError(message)
