"""The same pages built by others: plain MkDocs, Hugo with a minimal theme of ours, and nothing but writing."""

import shutil
import sys
import time
from pathlib import Path

from bench.memory import Run, run, settle

HUGO_PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"><link rel="canonical" href="{{ .Permalink }}"></head>
<body><header><a href="/">Cables</a></header><nav>{{ .TableOfContents }}</nav><main>{{ .Content }}</main></body></html>
"""
HUGO_CONFIG = """baseURL = "https://cables.test/"
title = "Cables"
disableKinds = ["taxonomy", "term", "RSS"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.parser.attribute]
block = true
title = true
"""


def hugo(docs: Path, work: Path) -> Run | None:
    """Build the generated Markdown with Hugo; `None` where its package (`bench` extra) is absent."""
    program = shutil.which("hugo", path=f"{Path(sys.executable).parent}:{Path(sys.prefix) / 'bin'}")
    if program is None:
        return None
    shutil.rmtree(work, ignore_errors=True)
    layouts = work / "layouts" / "_default"
    layouts.mkdir(parents=True)
    for name in ("single.html", "list.html"):
        (layouts / name).write_text(HUGO_PAGE, encoding="utf-8")
    (work / "layouts" / "index.html").write_text(HUGO_PAGE, encoding="utf-8")
    (work / "hugo.toml").write_text(HUGO_CONFIG, encoding="utf-8")
    for page in markdown(docs):
        # to Hugo, `index.md` makes what stands beside it a part of its page; `_index.md` is the page of a section
        name = "_index.md" if page.name == "index.md" else page.name
        target = work / "content" / page.relative_to(docs).with_name(name)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(page, target)
    settle(len(markdown(docs)))
    done = run([program, "--quiet", "--noBuildLock"], cwd=work, log=work / "log")
    made = sum(1 for _ in (work / "public").rglob("*.html"))
    if made < len(markdown(docs)):
        message = f"Hugo made {made} pages of {len(markdown(docs))}"
        raise RuntimeError(message)
    return done


def mkdocs(config: Path, docs: Path, work: Path) -> Run:
    """Build the docs folder with MkDocs as it is, out of the navigation, with neither plugin."""
    work.mkdir(parents=True, exist_ok=True)
    inherit = f"INHERIT: {config.resolve()}\ndocs_dir: {docs.resolve()}\nsite_dir: {work.resolve()}/site\nplugins: []\n"
    overrides = config.resolve().parent / "overrides"
    if overrides.is_dir():  # an inherited path is taken from where the heir lies
        inherit += f"theme:\n  custom_dir: {overrides}\n"
    (work / "mkdocs.yml").write_text(inherit, encoding="utf-8")
    return run([sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(work / "mkdocs.yml")], log=work / "log")


def writing(site: Path, work: Path) -> float:
    """Write the bytes of every page of a site anew, from memory, in one process; return the seconds of writing alone."""
    shutil.rmtree(work, ignore_errors=True)
    seconds = 0.0
    for page in site.rglob("*.html"):
        content = page.read_bytes()
        target = work / page.relative_to(site)
        start = time.perf_counter()
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        seconds += time.perf_counter() - start
    shutil.rmtree(work)
    return seconds


def pages_alone(docs: Path, target: Path) -> Path:
    """Return a docs folder with the Markdown alone, and the assets: what the others are given."""
    for file in [*markdown(docs), *(found for found in (docs / "assets").rglob("*") if found.is_file())]:
        place = target / file.relative_to(docs)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.hardlink_to(file)
    return target


def markdown(docs: Path) -> list[Path]:
    """Return the Markdown files of a docs folder."""
    return sorted(docs.rglob("*.md"))
