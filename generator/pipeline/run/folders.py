"""The folders of a run: that none holds another, and that nothing in them belongs to somebody else."""

import re
from collections.abc import Iterator
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
# the names of what is in it, with what SQLite puts beside a database, halves, and the scratch folder of the index
_CACHED = re.compile(
    r"(?:catalog|search)\.sqlite(?:-\w+)?|catalog\.lock|\.search-\w+|site\.json(?:\.part)?|writing", re.ASCII
)


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
    for link in _links(settings.docs):
        name = f"the link {link.relative_to(settings.docs).as_posix()} in --docs"
        for other, folder in (apart | {settings.config_file.name: settings.config_file}).items():
            if other != "--docs":
                check_apart({name: link, other: folder})
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
            if (file.name == TAG or _CACHED.fullmatch(file.name)) and file.is_file():
                file.unlink()
        if not any(settings.cache.iterdir()):
            settings.cache.rmdir()


def _check_cache(settings: Settings) -> None:
    cache = settings.cache
    if cache.exists() and not cache.is_dir():
        message = f"{cache}: is no folder"
        raise InputError(message)
    if not cache.exists() or _is_tagged(cache):
        return
    names = sorted({file.name for file in cache.iterdir()} - LITTER)
    strangers = [name for name in names if not _CACHED.fullmatch(name)]
    if not is_catalog(cache / CATALOG):  # somebody's own, of that name
        strangers.append(CATALOG)
    if strangers:
        message = f"{cache}: was not made by this program (it has no {TAG} of ours); it holds {in_words(strangers)}"
        raise InputError(message)


def _is_tagged(cache: Path) -> bool:
    """Whether the tag in a cache is ours: pytest, mypy and cargo tag theirs too."""
    try:
        return (cache / TAG).read_bytes() == TAG_TEXT.encode()
    except OSError:
        return False


def _links(docs: Path) -> Iterator[Path]:
    """Yield the links among the generated folders and the years of cables: what they lead to is written over and removed.

    Deeper ones are found before the first run, by `check_docs`: a look at 60,000 pages of people takes 0.2 s each time.
    """
    cables = docs / CABLES
    years = cables.iterdir() if cables.is_dir() else ()
    yield from (folder for folder in (*(docs / name for name in (*SECTIONS, RESOLVE)), *years) if folder.is_symlink())


def check_docs(settings: Settings) -> None:
    """Raise InputError where files of somebody else stand in the places of what `generate` is to write for the first time."""
    docs = settings.docs
    if docs.exists() and not docs.is_dir():
        message = f"{docs}: is no folder"
        raise InputError(message)
    if any(is_sealed(docs / name / "index.md") for name in SECTIONS) or broken_off(settings):
        return
    found = [docs / name for name in GENERATED_FILES if not name.startswith(ASSETS) and (docs / name).exists()]
    for folder in (*SECTIONS, RESOLVE):
        found += (file for file in sorted((docs / folder).rglob("*")) if _is_file(file))
    if strangers := [file.relative_to(docs).as_posix() for file in found if not is_sealed(file)]:
        message = f"{docs}: files stand where pages and data are to be written: {in_words(strangers)}"
        raise InputError(message)


def _is_file(path: Path) -> bool:
    """Whether something stands there that could be lost: a link to a folder too, as what it leads to would be written over."""
    return (path.is_symlink() or not path.is_dir()) and path.name not in LITTER
