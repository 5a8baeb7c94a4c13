"""Volumes of Foreign Relations: what stands in the markup, and what is not followed."""

from pathlib import Path

import pytest

from generator.model.source import StatedPerson, Unreadable
from tests.sources.reading import cables, read_bytes

VOLUME = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document" xml:id="d1">
<head>1. Telegram 1206 From the Embassy in Iran to the Department of State</head>
<opener><dateline><placeName>Tehran</placeName>, <date when="1969-03-01">March 1, 1969</date>.</dateline></opener>
{body}
</div></text></TEI>"""

BODIES = [
    ("words in italics", "<p>It is <hi rend='italic'>not</hi> so.</p>", "It is not so."),
    ("a note inside", "<p>It<note n='2'>Not printed.</note> is so.</p>", "It is so."),
    ("a page of the book begins", "<p>It <pb n='4'/>is so.</p>", "It is so."),
    ("a line broken in the markup", "<p>It is\n   so.</p>", "It is so."),
    ("a line break", "<p>It is<lb/>so.</p>", "It is so."),
    ("a list", "<list><item>(a) One.</item><item>(b) Two.</item></list>", "(a) One.\n\n(b) Two."),
    ("a list in a paragraph", "<p>Two: <list><item>One.</item><item>Two.</item></list></p>", "One.\n\nTwo."),
    (
        "a table",
        "<table><row><cell>A</cell><cell>1</cell></row><row><cell>B</cell><cell>2</cell></row></table>",
        "A 1\n\nB 2",
    ),
    ("a comment", "<p>It <!-- is --> is so.</p>", "It is so."),
    ("signed", "<p>So.</p><closer><signed><hi>Meyer</hi></signed></closer>", "So.\n\nMeyer"),
]


@pytest.mark.parametrize(("meaning", "body", "text"), BODIES, ids=[meaning for meaning, *_ in BODIES])
def test_the_text_of_a_document(tmp_path: Path, meaning: str, body: str, text: str) -> None:
    assert meaning
    (raw,) = cables(read_bytes(tmp_path, VOLUME.format(body=body).encode(), "volume.xml"))
    assert raw.text.endswith(text)
    assert raw.stated.id == "1969 TEHRAN 1206"
    assert raw.info.file == "volume.xml!d1"


def test_a_paragraph_keeps_the_words_around_its_list(tmp_path: Path) -> None:
    body = "<p>Two: <list><item>One.</item></list> That is all.</p>"
    (raw,) = cables(read_bytes(tmp_path, VOLUME.format(body=body).encode(), "volume.xml"))
    assert raw.text == "Two:\n\nOne.\n\nThat is all."


def test_a_person_without_a_list_is_known_by_the_name_written(tmp_path: Path) -> None:
    body = "<p><persName corresp='#p_X'>The Shah</persName> agreed.</p>"
    (raw,) = cables(read_bytes(tmp_path, VOLUME.format(body=body).encode(), "volume.xml"))
    assert raw.stated.people == (StatedPerson("The Shah", "The Shah", ""),)


def test_what_another_file_declares_is_not_followed_and_kept_as_written(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY j "SECRET WORDS">')
    above = f'<!DOCTYPE TEI SYSTEM "{secret}">\n'
    (raw,) = cables(read_bytes(tmp_path, (above + VOLUME.format(body="<p>It &j; so.</p>")).encode(), "volume.xml"))
    assert raw.text == "It &j; so."


OLD_FORM = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><div type="document" xml:id="d44">
<note rend="inline" type="source">{source}</note>
<head><hi rend="italic">{head}</hi></head>
<opener><dateline>{place}, <date when="1938-02-09T15:00:00">February 9, 1938—3 p.m.</date></dateline></opener>
<p>{text}</p>
</div></text></TEI>"""
OLD_TELEGRAMS = [  # source note above the head, heading, place, first sentence, the ID stated
    (
        "857.00/2-938: Telegram",
        "The Minister in Norway (Marlowe) to the Secretary of State",
        "<placeName>Oslo</placeName>",
        "231. Foreign Minister told me so.",
        "1938 OSLO 231",
    ),
    (
        "711.94/16: Circular telegram",
        "The Acting Secretary of State to the Minister in Norway",
        "[<placeName>Washington,</placeName>]",
        "118. Your 231.",
        "1938 STATE 118",
    ),
    (
        "033.1100 AC/2-938:\n  Telegram",
        "The Secretary of State (Hull) to the Embassy in France",
        "<placeName>Washington</placeName>",
        "540. For the Ambassador.",
        "1938 STATE 540",
    ),
    (
        "740.00/9 : Telegram",
        "The Ambassador in France to the Secretary of State",
        "<placeName>Paris</placeName>",
        "No change.",
        "",
    ),
]


@pytest.mark.parametrize("old", OLD_TELEGRAMS, ids=[head for _, head, *_ in OLD_TELEGRAMS])
def test_the_source_note_above_the_head_says_telegram(tmp_path: Path, old: tuple[str, str, str, str, str]) -> None:
    source, head, place, text, stated = old
    volume = OLD_FORM.format(source=source, head=head, place=place, text=text)
    (raw,) = cables(read_bytes(tmp_path, volume.encode(), "volume.xml"))
    assert raw.text == text
    assert raw.stated.id == stated


@pytest.mark.parametrize("source", ["740.00/9", "740.00/9: Telegram on file only", "Telegram files, lot 60"])
def test_a_source_note_that_only_names_telegrams_makes_none(tmp_path: Path, source: str) -> None:
    volume = OLD_FORM.format(source=source, head="Memorandum by the Secretary of State", place="Washington", text="So.")
    (unread,) = read_bytes(tmp_path, volume.encode(), "volume.xml")
    assert isinstance(unread, Unreadable)
