"""Telegrams of one moment stand in the order of their numbers, wherever they are listed."""

from pathlib import Path
from random import Random

import pytest

from generator import pipeline
from generator.catalog import cables, listings
from generator.catalog.store import open_reader
from generator.config import Settings
from generator.model.identity import CableId, claimed, number_order
from generator.pipeline.run.session import catalog_file
from tests.pipeline.test_same_output import settings_in

TELEGRAM = """\
{sent}FM AMEMBASSY {post}
TO SECSTATE WASHDC
UNCLAS {post} {serial}

TAGS: ETRD
SUBJECT: FISH OF {serial}

1. FISH WAS SOLD BY THE {serial}TH.
"""
ORDERS = [
    ("no time", "", "ACCRA", [9, 99, 100, 101, 1000], "Draft Date: 12 feb 1975"),
    ("one minute", "R 121430Z FEB 75\n", "OSLO", [98, 99, 100, 1001], ""),
    ("of another century", "R 121430Z FEB 05\n", "TOKYO", [8, 12, 109, 1100], ""),
]


def generated(folder: Path, texts: dict[str, str]) -> Settings:
    for name, text in texts.items():
        (folder / "cables").mkdir(exist_ok=True)
        (folder / "cables" / name).write_text(text)
    settings = settings_in(folder / "project", folder / "cables", 1)
    pipeline.generate(settings)
    return settings


@pytest.mark.parametrize(
    ("sent", "post", "serials", "attribute"), [one[1:] for one in ORDERS], ids=[one[0] for one in ORDERS]
)
def test_99_stands_before_100(tmp_path: Path, sent: str, post: str, serials: list[int], attribute: str) -> None:
    texts = {}
    for serial in Random(7).sample(serials, len(serials)):
        text = TELEGRAM.format(sent=sent, post=post, serial=serial)
        texts[f"{serial}.txt"] = f"Message Text\n\n{text}\nMessage Attributes\n\n{attribute}\n" if attribute else text
    settings = generated(tmp_path, texts)
    catalog = open_reader(catalog_file(settings))
    lines = list(listings.all_lines(catalog))
    assert [int(line.id[2 + len(post) :]) for line in lines] == serials
    assert [name for _, name in cables.numbered(catalog)] == [line.id for line in lines]
    for place, line in enumerate(lines):
        before, after = listings.neighbours(catalog, post, line.date, line.id)
        assert (before and before.id) == (lines[place - 1].id if place else None)
        assert (after and after.id) == (lines[place + 1].id if place + 1 < len(lines) else None)


def test_numbers_are_ordered_as_numbers() -> None:
    mixed = ["08LISBON311-5d1f00aa", "08LISBON1000", "08ACCRA2000", "08LISBON99", "X-0123456789ab", "08LISBON311"]
    assert sorted(mixed, key=number_order) == [mixed[4], mixed[2], mixed[3], mixed[5], mixed[0], mixed[1]]


CLAIMED = [
    ("08LISBON311", ("08LISBON311", "")),
    ("08LISBON311-5d1f00aa", ("08LISBON311", "5d1f00aa")),
    ("X-0123456789ab", ("X-0123456789ab", "")),
    ("X-0123456789ab-5d1f00aa", ("X-0123456789ab", "5d1f00aa")),
]


@pytest.mark.parametrize(("cable_id", "expected"), CLAIMED)
def test_a_further_text_claims_the_number_of_the_first(cable_id: str, expected: tuple[str, str]) -> None:
    assert claimed(CableId(cable_id)) == expected
