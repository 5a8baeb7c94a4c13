"""One frozen settings value, read from `mkdocs.yml` (`extra.archive`) and the command line."""

import os
from datetime import date
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from generator.errors import ConfigError


class Lookup(Struct, frozen=True, forbid_unknown_fields=True):
    """An outside catalogue that a not-held page links to; `{id}` in `url` becomes the cable's ID."""

    name: str
    url: str


class ArchiveSettings(Struct, frozen=True, forbid_unknown_fields=True):
    """What a publisher may set below `extra.archive` in `mkdocs.yml`; each has a default.

    `rows` is how many rows a list shows before it is split by year; `person_pages_above` the number of people from
    which those met once and only in passing get no page of their own; `split_above` the bytes of
    `cables.jsonl` from which its years are given as compressed files too; `edition` is the date that readers are told for
    what this build changes.
    """

    outside_lookups: tuple[Lookup, ...] = ()
    rows: int = 500
    person_pages_above: int = 2000
    edition: date | None = None
    split_above: int = 100_000_000


class Settings(Struct, frozen=True):
    """All that a run needs to know: paths are absolute, `jobs` at least 1, `limit` 0 for all sources.

    `language` is the theme's, for the words of ours too: `de`. `cluster` is the address of a Dask scheduler, empty for this machine alone.
    """

    config_file: Path
    site_name: str
    site_url: str
    source: Path
    docs: Path
    site: Path
    cache: Path
    jobs: int
    limit: int = 0
    fresh: bool = False
    strict: bool = False
    cluster: str = ""
    archive: ArchiveSettings = ArchiveSettings()
    language: str = "en"


class _Loader(yaml.SafeLoader):
    """Reads `mkdocs.yml` without running the Python names that MkDocs allows in it."""


_Loader.add_multi_constructor("", lambda _loader, _suffix, _node: None)


def read_settings(
    config_file: Path,
    *,
    source: Path | None = None,
    docs: Path | None = None,
    site: Path | None = None,
    cache: Path | None = None,
    jobs: int | None = None,
    limit: int = 0,
    fresh: bool = False,
    strict: bool = False,
    cluster: str = "",
) -> Settings:
    """Read the settings; what the command line gives wins. Raises ConfigError with the file, the key and what is wrong."""
    mapping = _read_mapping(config_file)
    root = config_file.parent.resolve()
    return Settings(
        config_file=config_file.resolve(),
        site_name=_text(mapping, "site_name", config_file) or "Cable archive",
        site_url=_text(mapping, "site_url", config_file),
        source=(source or root / "cables").resolve(),
        docs=(docs or root / (_text(mapping, "docs_dir", config_file) or "docs")).resolve(),
        site=(site or root / (_text(mapping, "site_dir", config_file) or "site")).resolve(),
        cache=(cache or root / ".cache").resolve(),
        jobs=_jobs(jobs),
        limit=limit,
        fresh=fresh,
        strict=strict,
        cluster=cluster,
        archive=_archive(mapping, config_file),
        language=_language(mapping),
    )


def _read_mapping(config_file: Path) -> dict[str, object]:
    try:
        text = config_file.read_text(encoding="utf-8")
    except OSError as error:
        message = f"{config_file}: cannot be read: {error.strerror}"
        raise ConfigError(message) from error
    except UnicodeDecodeError as error:
        message = f"{config_file}: is not UTF-8 at byte {error.start}"
        raise ConfigError(message) from error
    try:
        loaded = yaml.load(text, Loader=_Loader)  # noqa: S506 - a SafeLoader, see above
    except yaml.YAMLError as error:
        message = f"{config_file}: is not valid YAML: {' '.join(str(error).split())}"
        raise ConfigError(message) from error
    if not isinstance(loaded, dict):
        message = f"{config_file}: expected a mapping with site_name, theme and extra"
        raise ConfigError(message)
    return loaded


def _text(mapping: dict[str, object], key: str, config_file: Path) -> str:
    value = mapping.get(key)
    if value is not None and not isinstance(value, str):
        message = f"{config_file}: {key}: expected text, found {value!r}"
        raise ConfigError(message)
    return value or ""


def _language(mapping: dict[str, object]) -> str:
    theme = mapping.get("theme")
    found = theme.get("language") if isinstance(theme, dict) else None
    return found if isinstance(found, str) else "en"


def _archive(mapping: dict[str, object], config_file: Path) -> ArchiveSettings:
    extra = mapping.get("extra") or {}
    found = (extra.get("archive") or {}) if isinstance(extra, dict) else {}
    try:
        return msgspec.convert(found, ArchiveSettings)
    except msgspec.ValidationError as error:
        message = f"{config_file}: extra.archive: {error}"
        raise ConfigError(message) from error


def _jobs(asked: int | None) -> int:
    if asked is None:
        return os.cpu_count() or 1
    if asked < 1:
        message = f"--jobs: expected 1 or more, found {asked}"
        raise ConfigError(message)
    return asked
