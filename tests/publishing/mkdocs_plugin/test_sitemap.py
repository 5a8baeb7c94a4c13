"""The site map names every page once, in parts of the size that the protocol allows."""

import gzip
import re
from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from generator.publishing.mkdocs_plugin.sitemap import complete

LOCATION = re.compile(r"<loc>([^<]*)</loc>")
COUNTS = [(10, 1), (49_999, 1), (50_000, 2), (120_000, 3)]  # pages beside the one that MkDocs knows, and files


@pytest.mark.parametrize(("count", "files"), COUNTS)
def test_a_long_map_is_split(tmp_path: Path, count: int, files: int) -> None:
    root = "https://cables.test/archive/"
    (tmp_path / "sitemap.xml").write_text(f"<urlset><url><loc>{root}about/</loc></url></urlset>")
    config = MkDocsConfig()
    config.load_dict({"site_dir": str(tmp_path), "site_url": root, "site_name": "A"})
    complete(config, (f"cables/{number}/" for number in range(count)))
    names = ["sitemap.xml"]
    if files > 1:
        listed = LOCATION.findall((tmp_path / "sitemap.xml").read_text())
        names = [name.removeprefix(root) for name in listed]
    parts = [LOCATION.findall((tmp_path / name).read_text()) for name in names]
    assert len(parts) == files
    assert max(map(len, parts)) <= 50_000
    places = [place for part in parts for place in part]
    assert sorted(places) == sorted([f"{root}about/", *(f"{root}cables/{number}/" for number in range(count))])
    for name in {*names, "sitemap.xml"}:
        assert gzip.decompress((tmp_path / f"{name}.gz").read_bytes()) == (tmp_path / name).read_bytes()
