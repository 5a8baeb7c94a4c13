"""`python -m bench.catalogs WORK`: reads `WORK/cables` into the catalog `WORK/cache/catalog.sqlite`, and nothing more."""

import sys
from contextlib import closing
from pathlib import Path

from generator.catalog.store import open_catalog
from generator.config import read_settings
from generator.pipeline.ingest.read import read_sources
from generator.withholding import Policy


def main(work: Path) -> None:
    """Read them, without links and people."""
    settings = read_settings(Path("mkdocs.yml"), source=work / "cables", docs=work / "docs", cache=work / "cache")
    with closing(open_catalog(work / "cache/catalog.sqlite", "bench")) as catalog:
        read_sources(settings, catalog, Policy())


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
