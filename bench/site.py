"""`python -m bench.site DOCS SITE JOBS`: the site stage alone, all of it new."""

import shutil
import sys
from pathlib import Path

from generator.config import read_settings
from generator.publishing.site import build_site


def main(docs: str, site: str, jobs: str) -> None:
    """Build a site from a docs folder, without a site or a state of before."""
    target = Path(site)
    shutil.rmtree(target, ignore_errors=True)
    settings = read_settings(
        Path("mkdocs.yml"),
        docs=Path(docs),
        site=target,
        cache=target.with_name("alone-cache"),
        jobs=int(jobs),
        fresh=True,
    )
    build_site(settings, "bench")


if __name__ == "__main__":
    main(*sys.argv[1:])
