"""The same texts in the indexes of others: Pagefind, and the search that the theme brings."""

import subprocess
import sys
from collections.abc import Iterator
from html import escape
from pathlib import Path

import msgspec
from msgspec import Struct

from bench.memory import Run, run

BUILT = 600  # seconds that building an index may take
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body>
<main data-pagefind-body><h1>{title}</h1><span data-pagefind-filter="tag">{tags}</span>
<span data-pagefind-sort="date">{date}</span>{text}</main></body></html>"""
ASK = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ask</title></head><body><ol></ol><script type="module">
const words = new URLSearchParams(location.search).get("q");
const pagefind = await import("./pagefind/pagefind.js");
await pagefind.init();
window.ask = async (words, order) => {
  const found = await pagefind.search(words, order);
  for (const one of found.results.slice(0, 10)) {
    const data = await one.data();
    const item = document.createElement("li");
    item.textContent = data.meta.title;
    document.querySelector("ol").append(item);
  }
  return found.results.length;
};
</script></body></html>"""
CONFIG = """site_name: Cables
docs_dir: {docs}
site_dir: {site}
theme: {{name: material, font: false}}
plugins: [search]
"""


class Block(Struct, frozen=True):
    """A paragraph of a record."""

    text: str


class Tag(Struct, frozen=True):
    """A tag of a record."""

    code: str


class Record(Struct, frozen=True):
    """What the others are given of a cable; a damaged one has no subject to be titled by."""

    id: str
    title: str = ""
    date: str | None = None
    tags: tuple[Tag, ...] = ()
    blocks: tuple[Block, ...] = ()


def pagefind(docs: Path, site: Path) -> Run | None:
    """Index a page of each cable's text with Pagefind; `None` where its package (`bench` extra) is absent."""
    if subprocess.run((sys.executable, "-c", "import pagefind_bin"), capture_output=True, check=False).returncode:
        return None
    site.mkdir()
    for record in _records(docs):
        text = "".join(f"<p>{escape(block.text)}</p>" for block in record.blocks)
        tags = ", ".join(tag.code for tag in record.tags)
        page = PAGE.format(title=escape(record.title), tags=tags, date=record.date, text=text)
        (site / f"{record.id}.html").write_text(page, encoding="utf-8")
    done = run((sys.executable, "-m", "pagefind", "--site", str(site)), log=site.with_suffix(".log"), most=BUILT)
    (site / "index.html").write_text(ASK, encoding="utf-8")
    return done


def material(docs: Path, work: Path) -> Run:
    """Build the cables' texts as pages of the theme, with its own search; the site is `work/site`."""
    (work / "docs").mkdir(parents=True)
    for record in _records(docs):
        text = "\n\n".join(escape(block.text, quote=False) for block in record.blocks)
        (work / "docs" / f"{record.id}.md").write_text(f"# {record.title}\n\n<p>{text}</p>\n", encoding="utf-8")
    (work / "docs/index.md").write_text("# Cables\n", encoding="utf-8")
    config = work / "mkdocs.yml"
    config.write_text(CONFIG.format(docs=work / "docs", site=work / "site"), encoding="utf-8")
    return run((sys.executable, "-m", "mkdocs", "build", "-q", "-f", str(config)), log=work / "log", most=BUILT)


def _records(docs: Path) -> Iterator[Record]:
    for file in sorted((docs / "cables").rglob("*.json")):
        yield msgspec.json.decode(file.read_bytes(), type=Record)
