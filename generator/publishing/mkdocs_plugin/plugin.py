"""The MkDocs plugin: generated pages are spliced into the theme, everything else goes the ordinary way."""

import gc
import logging
import sys
from collections.abc import Iterable
from contextlib import ExitStack
from functools import partial
from math import ceil
from pathlib import Path

import jinja2
from mkdocs.config import base, config_options
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from generator.model.sections import SECTIONS
from generator.publishing.fastpath.copy_files import PAGE, CopyTask, copy
from generator.publishing.fastpath.headings import learn_headings
from generator.publishing.fastpath.layouts import Layout, page_file
from generator.publishing.fastpath.markdown_subset import meta_of, read_front
from generator.publishing.fastpath.page_template import PageTemplate, encoded_template, minified
from generator.publishing.fastpath.probe import Head, Theme
from generator.publishing.fastpath.render import SpliceTask, Styles, splice, templates_key
from generator.publishing.fastpath.sample_check import Difference, compare
from generator.publishing.integrity.manifest import Noted
from generator.publishing.mkdocs_plugin import anchors, ordinary, sitemap
from generator.publishing.mkdocs_plugin import localize as language
from generator.publishing.mkdocs_plugin.classify import Classified, Classifier, classify_named
from generator.publishing.mkdocs_plugin.docs_listing import DocsListing
from generator.publishing.mkdocs_plugin.exclusion import PATTERNS
from generator.publishing.mkdocs_plugin.nav_pages import ReadyPages
from generator.publishing.mkdocs_plugin.plan import Plan, ServedFiles, listed, make_plan, named, nav_pages, stand_in
from generator.publishing.tree.digest import look_at
from generator.running.background import background
from generator.running.progress import stage
from generator.running.workers import batches, in_processes
from generator.vocabulary.interface import say

PAGES_A_TASK = 200
FEW = 400  # pages that one process makes sooner than two are started
WORDWISE = frozenset({"abbr", "markdown.extensions.abbr", "pymdownx.snippets"})  # may change any word of a heading
log = logging.getLogger("mkdocs.plugins.archive")


class ArchiveConfig(base.Config):  # type: ignore[no-untyped-call]
    """What `mkdocs.yml` may say of the plugin: `sections`, the folders that `generate` writes; `jobs`, the processes."""

    enabled = config_options.Type(bool, default=True)
    sections = config_options.ListOfItems(config_options.Type(str), default=list(SECTIONS))
    jobs = config_options.Type(int, default=1)


class ArchivePlugin(BasePlugin[ArchiveConfig]):  # type: ignore[no-untyped-call]
    """Takes generated pages out of MkDocs's hands, and puts them into the site when it has made its own."""

    previous: Path | None = None  # the site of the last run, whose unchanged files are linked
    previous_key = ""  # the templates that it was made with
    secure = False  # whether each page gets its policy of scripts as it is made
    key = ""
    noting = False  # whether digests of the pages are wanted

    def __init__(self) -> None:
        self.made = dict[str, Noted]()  # what is noted of pages as they were written
        self.secured = frozenset[str]()  # pages among the copies: each has its policy
        self._looked: tuple[Classifier, list[Classified]] | None = None
        self._listing = DocsListing(())
        self._copying = ExitStack()  # what other processes do until it is closed

    def on_config(self, config: MkDocsConfig) -> None:
        """Speak the language of the site."""
        self._listing = DocsListing(self.config.sections)
        language.take_up(config)

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Have MkDocs list the files that are written by hand, unless another plugin wants to see all, or there is no nav."""
        self._headings = learn_headings(config) if self._usable(config) else None
        if self._headings and config.nav and _alone_in(config, "files"):
            self._listing.begin()

    @event_priority(-100)  # after plugins that add or remove files
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Look at every generated page, and leave to MkDocs those that it has to make."""
        self._listing.end()
        language.translate(files, config)
        self._plan = Plan({}, {}, (), (), ())
        self._files = ServedFiles(files, config, lambda _source: False)
        self._ready = ReadyPages(self._headings) if self._headings else None
        if self._headings is None:
            return files
        self._plan = make_plan(self._surveyed(files, config))
        if self._listing.short:
            serves = stand_in(config.docs_dir, self.config.sections)
            left = [*files, *listed(set(self._plan.left()), config)]
        else:
            known = {*self._plan.copies, *(source for pages in self._plan.pages.values() for source in pages)}
            serves = known.__contains__
            left = [file for file in files if file.src_uri not in known]
        if (odd := len(self._plan.odd)) > FEW:
            log.warning("%d pages go the ordinary, slower way: few have the rest of their front matter in common", odd)
        self._files = ServedFiles(left, config, serves)
        self._begin_copying(config)
        return self._files

    @event_priority(-100)
    def on_nav(self, nav: Navigation, **_named: object) -> None:
        """Keep the navigation for the page templates."""
        self._nav = nav

    @event_priority(-100)
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, **_named: object) -> str:
        """Keep the long tables of the navigation's pages from being read as Markdown."""
        known = page.file.src_uri.partition("/")[0] in self.config.sections
        return self._ready.take(page, markdown) if self._ready and known and not _macros(config) else markdown

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, **_named: object) -> str:
        """Put them in their places."""
        return self._ready.give(page, html) if self._ready else html

    @event_priority(-100)
    def on_env(self, env: jinja2.Environment, *, config: MkDocsConfig, **_named: object) -> None:
        """Keep the environment; see to it that links to anchors of generated pages are checked as any others."""
        env.globals["say"] = say
        self._env = env
        anchors.note(self._files, config)

    @event_priority(100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Make the generated pages."""
        if self._headings is None:
            return
        self._head = Head(self._env, config)
        contents = Theme(self._env, self._nav, self._files, config).contents()
        styles = Styles(self._headings, contents) if contents else None
        proven = self._proven(config, styles) if styles else {}
        left = self._splice(config, styles, proven) if styles else []
        left += [source for kind, pages in self._plan.pages.items() if kind not in proven for source in pages]
        ordinary.build(map(self._files.served, left), config, self._nav, self._env, self._files)
        sitemap.complete(config, (page_file(source).url for pages in self._plan.pages.values() for source in pages))
        self._end_copying()

    def on_build_error(self, **_named: object) -> None:
        """Leave no process behind that still writes, and MkDocs as it was."""
        self._listing.end()
        self._copying.close()

    def look(self, config: MkDocsConfig) -> str:
        """Look at the docs folder before MkDocs does, and give its digest: the look serves the build that may follow."""
        classifier = self._classifier(config)
        digest, found = look_at(Path(config.docs_dir), self.config.jobs, classifier)
        if _alone_in(config, "pre_build"):  # none may write a page meanwhile
            self._looked = classifier, found
        return digest

    def _classifier(self, config: MkDocsConfig) -> Classifier:
        patterns = {name: config[name] for name in PATTERNS}
        return Classifier(config.docs_dir, frozenset(self.config.sections), patterns, frozenset(nav_pages(config.nav)))

    def _surveyed(self, files: Files, config: MkDocsConfig) -> Iterable[Classified]:
        classifier = self._classifier(config)
        if not self._listing.short:
            names = named(files, config, self.config.sections)
            return classify_named(classifier, names, self._jobs(len(names)))
        if self._looked and self._looked[0] == classifier:
            return self._looked[1]
        return look_at(Path(config.docs_dir), self.config.jobs, classifier)[1]

    def _usable(self, config: MkDocsConfig) -> bool:
        found = sorted(WORDWISE.intersection(config.markdown_extensions))
        if found and self.config.enabled:
            log.warning("generated pages go the ordinary, slower way, because of the Markdown extension %s", found[0])
        return self.config.enabled and config.use_directory_urls and not found

    def _jobs(self, pages: int) -> int:
        # the theme's templates reach other processes only where these are forked
        return self.config.jobs if pages > FEW and sys.platform == "linux" else 1

    def _begin_copying(self, config: MkDocsConfig) -> None:
        """Have other processes copy what is no page while pages are made: a core is idle where either waits for the other."""
        names = self._plan.copies
        jobs = self._jobs(len(names))
        tasks = [
            CopyTask(config.docs_dir, config.site_dir, batch, self.secure)
            for batch in batches(names, ceil(len(names) / jobs) or 1)
        ]
        self._copied = self._copying.enter_context(background(copy, tasks, jobs))

    def _end_copying(self) -> None:
        """Wait until all are copied."""
        for _ in self._copied:
            pass
        self._copying.close()
        if self.secure:
            self.secured = frozenset(name for name in self._plan.copies if name.endswith(PAGE))

    def _proven(self, config: MkDocsConfig, styles: Styles) -> dict[Layout, PageTemplate]:
        """Make the template of each layout, and keep those that give MkDocs's own pages, less their blanks."""
        theme = Theme(self._env, self._nav, self._files, config)
        proven = {}
        for layout, samples in self._plan.samples.items():
            example = meta_of(read_front(Path(config.docs_dir, samples[0])) or "") or {}
            try:
                template = theme.template(layout, example, styles.contents, self._head)
                difference = compare(config, template, samples, styles, self._head)
            except (jinja2.TemplateError, TypeError, ValueError) as error:  # a template that takes no probe
                difference = Difference("", f"the theme cannot render a probe: {error}")
            if difference is None:
                proven[layout] = minified(template)
            else:
                log.warning("pages of %s go the ordinary, slower way: %s", layout.in_words(), difference.in_words())
        return proven

    def _splice(self, config: MkDocsConfig, styles: Styles, proven: dict[Layout, PageTemplate]) -> list[str]:
        """Make the pages of the proven kinds; return the sources of those that are not plain."""
        gc.collect()
        gc.freeze()  # forked processes share what never changes
        self.key = templates_key(styles, proven, self._head, secure=self.secure)
        macros = _macros(config)
        pages = {layout: self._all_of(layout, config) for layout in proven}
        encoded = {layout: encoded_template(template, secure=self.secure) for layout, template in proven.items()}
        previous = str(self.previous) if self.previous and self.key == self.previous_key else None
        tasks = (
            SpliceTask(config.docs_dir, config.site_dir, previous, styles, made, batch, macros, self.noting)
            for layout, made in encoded.items()
            for batch in batches(pages[layout], PAGES_A_TASK)
        )
        left: list[str] = []
        total = sum(map(len, pages.values()))
        with stage("site", total, unit="pages") as running:
            for done in in_processes(partial(splice, self._head), tasks, self._jobs(total)):
                left += done.left
                self.made.update(done.made)
                running.advance(done.pages)
        if left:
            example = left[0]
            log.warning("%d pages go the ordinary, slower way: %s is more than headings and blocks", len(left), example)
        return left

    def _all_of(self, kind: Layout, config: MkDocsConfig) -> tuple[str, ...]:
        """Return all pages of a proven kind: MkDocs's own samples go, so that no page looks otherwise for having been one."""
        samples = self._plan.samples[kind]
        for source in samples:
            Path(config.site_dir, page_file(source).target).unlink()
        return self._plan.pages[kind] + samples


def _alone_in(config: MkDocsConfig, event: str) -> bool:
    """Whether no other plugin has something to do with an event."""
    return all(isinstance(getattr(method, "__self__", None), ArchivePlugin) for method in config.plugins.events[event])


def _macros(config: MkDocsConfig) -> bool:
    """Whether a plugin of the publisher's reads Markdown too, and may fill in what stands in double braces."""
    events = config.plugins.events
    others = [method for method in events["page_markdown"] if not isinstance(method.__self__, ArchivePlugin)]  # type: ignore[attr-defined]
    return bool(others or events["page_read_source"])
