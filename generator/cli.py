"""The command line: build, generate, check, explain, serve, clean."""

import sys
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import click

from generator import pipeline
from generator.config import Settings, read_settings
from generator.errors import ArchiveError
from generator.reports import print_explanations, print_findings
from generator.running.workers import collect_rarely

UNUSABLE = 2
FINDINGS = 1

_FOLDER = click.Path(path_type=Path)


def _settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that every verb takes."""
    for option in (
        click.option("--config", type=_FOLDER, default=Path("mkdocs.yml"), help="The settings file [mkdocs.yml]."),
        click.option("--source", type=_FOLDER, help="A folder, a file or an archive of raw cables [cables]."),
        click.option("--docs", type=_FOLDER, help="Where Markdown and data are written [docs]."),
        click.option("--site", type=_FOLDER, help="Where the finished site is put [site]."),
        click.option("--cache", type=_FOLDER, help="What is remembered from run to run [.cache]."),
        click.option("--jobs", type=int, help="How many processes [all cores]."),
        click.option("--cluster", default="", help="The address of a Dask scheduler, as in tcp://host:8786 [none]."),
        click.option("--limit", type=int, default=0, help="Read only so many sources."),
        click.option("--fresh", is_flag=True, help="Forget what is remembered first."),
        click.option("--strict", is_flag=True, help="Exit with status 1 where there are findings."),
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="cable-archive")
def cli() -> None:
    """Publish diplomatic cables as a website and as data."""


@cli.command()
@_settings_options
def build(**options: object) -> None:
    """Read raw cables, write pages and data, build the site."""
    settings = _settings(options)
    _finish(settings, pipeline.build(settings))


@cli.command()
@_settings_options
def generate(**options: object) -> None:
    """Do the same as build without the site."""
    settings = _settings(options)
    _finish(settings, pipeline.generate(settings))


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object a finding, then one of what was read.")
@_settings_options
def check(*, as_json: bool, **options: object) -> None:
    """Read the sources; report findings and what was read, by form and reason; write nothing."""
    settings = _settings(options)
    counted = print_findings(pipeline.check(settings), as_json=as_json)
    sys.exit(FINDINGS if settings.strict and counted else 0)


@cli.command()
@click.argument("identity", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a source of the cable.")
@_settings_options
def explain(*, identity: str, as_json: bool, **options: object) -> None:
    """Tell how each field of one cable was found: value, rule, source lines, findings."""
    print_explanations(pipeline.explain(_settings(options), identity), as_json=as_json)


@cli.command()
@click.option("--port", type=int, default=8000, help="The port on localhost [8000].")
@_settings_options
def serve(*, port: int, **options: object) -> None:
    """Build, then serve the site on localhost."""
    settings = _settings(options)
    pipeline.build(settings)
    pipeline.serve(settings, port)


@cli.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False, exists=True), metavar="SITE")
@click.option("--sources", is_flag=True, help="Compare the sources too.")
@_settings_options
def verify(folder: Path, *, sources: bool, **options: object) -> None:
    """Check a published folder against its manifest: exit status 1 where a byte of it is not what was published."""
    faults = 0
    for fault in pipeline.verify(_settings(options), folder, with_sources=sources):
        faults += 1
        click.echo(f"{fault.path}: {fault.what}")
    click.echo(f"{faults:,} faults" if faults else "as published", err=True)
    sys.exit(FINDINGS if faults else 0)


@cli.command()
@click.option("--all", "everything", is_flag=True, help="The site and the cache too.")
@_settings_options
def clean(*, everything: bool, **options: object) -> None:
    """Remove what generate wrote below the docs folder."""
    pipeline.clean(_settings(options), everything=everything)


def main() -> NoReturn:
    """Run the command line; what stops a run is one line on standard error and exit status 2."""
    collect_rarely()
    try:
        cli(standalone_mode=False)
    except ArchiveError as error:
        click.echo(f"error: {error}", err=True)
        sys.exit(UNUSABLE)
    except OSError as error:
        click.echo(f"error: {error.filename or 'writing'}: {error.strerror or error}", err=True)
        sys.exit(UNUSABLE)
    except click.ClickException as error:
        error.show()
        sys.exit(UNUSABLE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("stopped", err=True)
        sys.exit(130)
    sys.exit(0)


def _settings(options: dict[str, object]) -> Settings:
    config = options.pop("config")
    return read_settings(config, **options)  # type: ignore[arg-type]  # click has checked their types


def _finish(settings: Settings, report: pipeline.Report) -> None:
    for warning in report.warnings:
        click.echo(f"warning: {warning}", err=True)
    click.echo(report.in_words(), err=True)
    for link in report.broken:
        click.echo(f"{link.page}: {link.href}: {link.reason}", err=True)
    if settings.strict and (report.findings or report.broken):
        sys.exit(FINDINGS)
