"""`python -m bench.indexing CATALOG INDEX`: builds the search index of a catalog, and nothing else."""

import sys
from pathlib import Path

from generator.pipeline.export.search_index import documents
from generator.search import build_index


def main(catalog: Path, index: Path) -> None:
    """Build it."""
    count = build_index(index, documents(catalog))
    sys.stdout.write(f"{count:,} cables, {index.stat().st_size:,} bytes\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
