"""Serving the site while it is worked on: a change to a source or to a page written by hand builds it again."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

from generator.config import Settings
from generator.model.sections import GENERATED_FILES, GENERATED_FOLDERS
from generator.pages.home import WRITTEN
from generator.publishing.server import make_server

QUIET = 0.3  # seconds without a further change before a build starts


class Watch(FileSystemEventHandler):
    """Notes that something has changed which a person changes: what `generate` writes is left aside."""

    def __init__(self, settings: Settings) -> None:
        self.changed = threading.Event()
        self._ignored = tuple(f"{settings.docs}/{name}/" for name in GENERATED_FOLDERS)
        self._made = {f"{settings.docs}/{name}" for name in GENERATED_FILES}
        self._made |= {f"{settings.docs}/index.md"} if (settings.docs / WRITTEN).is_file() else set()

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take a change that watchdog tells of."""
        if event.event_type in {"opened", "closed_no_write"} or event.is_directory:
            return
        if str(event.src_path) in self._made:
            return
        if not str(event.src_path).startswith(self._ignored) and not str(event.src_path).endswith(".part"):
            self.changed.set()


class Builds:
    """Builds in a process of its own, and counts them; a build that fails leaves the site of before."""

    def __init__(self, settings: Settings) -> None:
        self.count = 1
        self._command = [sys.executable, "-m", "generator", "build", f"--config={settings.config_file}"]
        self._command += [f"--{name}={getattr(settings, name)}" for name in ("source", "docs", "site", "cache", "jobs")]

    def again(self) -> None:
        """Build once more."""
        if subprocess.run(self._command, check=False).returncode <= 1:  # noqa: S603 - our own program
            self.count += 1


def serve(settings: Settings, port: int) -> None:
    """Serve the built site on localhost until it is stopped, and build it again on every change."""
    with serving(settings, port) as (address, watch, builds):
        click.echo(f"serving {address}, stop with Ctrl-C", err=True)
        while True:
            follow(watch, builds)


def follow(watch: Watch, builds: Builds) -> None:
    """Wait for a change and the end of all that belong to it, then build."""
    watch.changed.wait()
    while watch.changed.is_set():
        watch.changed.clear()
        watch.changed.wait(QUIET)
    builds.again()


@contextmanager
def serving(settings: Settings, port: int) -> Iterator[tuple[str, Watch, Builds]]:
    """Serve and watch in threads; yield the address, the watch and the builds."""
    watch, builds = Watch(settings), Builds(settings)
    observer = Observer()
    for folder in _watched(settings):
        observer.schedule(watch, str(folder), recursive=True)
    observer.schedule(watch, str(settings.config_file.parent))
    server = make_server(settings.site, port, lambda: builds.count)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    observer.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/", watch, builds
    finally:
        observer.stop()
        observer.join()
        server.shutdown()
        server.server_close()


def _watched(settings: Settings) -> list[Path]:
    source = settings.source if settings.source.is_dir() else settings.source.parent
    overrides = settings.config_file.parent / "overrides"
    return [folder for folder in dict.fromkeys((source, settings.docs, overrides)) if folder.is_dir()]
