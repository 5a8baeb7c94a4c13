"""E-mail that carries telegrams: in its words, quoted, as a page, attached, many in one file."""

from email.message import EmailMessage
from pathlib import Path

import pytest

from generator.model.finding import Code
from generator.model.source import RawCable, Unreadable
from generator.parsing import parse
from tests.sources.reading import cables, read_bytes
from tests.sources.test_archives import make_zip
from tests.sources.test_web_page import CABLEGRAM, TELEGRAM, blog, plain, record, words


def message(text: str, cte: str | None = None, charset: str = "utf-8") -> EmailMessage:
    made = EmailMessage()
    made["From"] = "Archivist <archivist@example.org>"
    made["To"] = "reader@example.org"
    made["Subject"] = "A telegram"
    made["Date"] = "Mon, 07 Mar 2011 10:15:00 +0000"
    made["Message-ID"] = "<1@example.org>"
    made.set_content(text, cte=cte, charset=charset)
    return made


def with_words(text: str) -> EmailMessage:
    return message(f"Dear reader,\n\nhere it is:\n\n{text}\n-- \nArchivist\n1. Archive Street\n")


def quoted(text: str) -> EmailMessage:
    lines = "".join(f"> {line}\n" for line in text.splitlines())
    return message(f"Thanks!\n\nOn Monday the archivist wrote:\n{lines}")


def forwarded(text: str) -> EmailMessage:
    return message(f"FYI\n\n---------- Forwarded message ---------\nFrom: A <a@example.org>\nSubject: cable\n\n{text}")


def in_base64(text: str) -> EmailMessage:
    return message(text, cte="base64")


def quoted_printable(text: str) -> EmailMessage:
    return message(text, cte="quoted-printable", charset="iso-8859-1")


def as_page(text: str) -> EmailMessage:
    made = message("This message is a page.\n")
    made.add_alternative(blog(text), subtype="html")
    return made


def as_both(text: str) -> EmailMessage:
    made = with_words(text)
    made.add_alternative(f"<html><body><p>Dear reader</p><pre>{plain(text)}</pre></body></html>", subtype="html")
    return made


def saved_as_one_file(text: str) -> EmailMessage:
    """A page as browsers save it with all that belongs to it (`.mht`)."""
    made = EmailMessage()
    made["From"] = "<Saved by a browser>"
    made["Subject"] = "A telegram"
    made["MIME-Version"] = "1.0"
    made.set_content(blog(text), subtype="html", cte="quoted-printable")
    made.add_related(b"p { color: red }", "text", "css", cid="<css-1@example>")
    return made


def attached(text: str) -> EmailMessage:
    made = message("Attached.\n")
    made.add_attachment(text.encode(), maintype="application", subtype="octet-stream", filename="07ASTANA1844.txt")
    made.add_attachment(b"\x89PNG\r\n\x1a\n", maintype="image", subtype="png", filename="logo.png")
    return made


def attached_message(text: str) -> EmailMessage:
    made = message("See the message below.\n")
    made.add_attachment(with_words(text))
    return made


def attached_archive(text: str) -> EmailMessage:
    made = message("Attached.\n")
    raw = make_zip({"a.txt": text.encode()})
    made.add_attachment(raw, maintype="application", subtype="zip", filename="box.zip")
    return made


MESSAGES = [
    *(
        with_words,
        quoted,
        forwarded,
        in_base64,
        quoted_printable,
        as_page,
        as_both,
        saved_as_one_file,
        attached,
        attached_message,
    ),
    attached_archive,
]


@pytest.mark.parametrize("text", [TELEGRAM, CABLEGRAM], ids=["2007", "1975"])
@pytest.mark.parametrize("made", MESSAGES, ids=lambda made: made.__name__)
def test_a_message_gives_the_telegram_that_it_carries(tmp_path: Path, made: object, text: str) -> None:
    assert callable(made)
    (expected,) = cables(read_bytes(tmp_path, text.encode(), "a.txt"))
    (found,) = cables(read_bytes(tmp_path, made(text).as_bytes(), "a.eml"))
    assert words(found.text) == words(expected.text)
    assert record(found) == record(expected)


def test_a_mailbox_gives_every_message(tmp_path: Path) -> None:
    first, second, third = with_words(TELEGRAM), message("See you on Monday.\n"), quoted(CABLEGRAM)
    separator = b"From archivist@example.org Mon Mar  7 10:15:00 2011\n"
    box = b"\n".join(separator + one.as_bytes() for one in (first, second, third))
    one, two, three = read_bytes(tmp_path, box, "a.mbox")
    assert isinstance(one, RawCable)
    assert isinstance(two, Unreadable)
    assert isinstance(three, RawCable)
    assert [found.info.file for found in (one, two, three)] == ["a.mbox!1/1", "a.mbox!2", "a.mbox!3/1"]
    assert two.finding.code is Code.SOURCE_UNRECOGNISED
    assert (parse(one).cable.id, parse(three).cable.id) == ("07ASTANA1844", "75OSLO1188")


def test_a_line_that_begins_with_from_is_stuffed_in_a_mailbox(tmp_path: Path) -> None:
    text = CABLEGRAM.replace("PRICES WERE NOT.", "PRICES WERE NOT.\n\n>From Bergen nothing.")
    box = b"From a@example.org Mon Mar  7 10:15:00 2011\n" + message(text).as_bytes()
    (found,) = cables(read_bytes(tmp_path, box, "a.mbox"))
    assert "\nFrom Bergen" in found.text


def test_two_telegrams_of_one_message_are_two(tmp_path: Path) -> None:
    found = cables(read_bytes(tmp_path, message(f"Both:\n\n{TELEGRAM}\n\n{CABLEGRAM}").as_bytes(), "a.eml"))
    assert [parse(raw).cable.id for raw in found] == ["07ASTANA1844", "75OSLO1188"]


NO_MAIL = [
    ("a telegram", TELEGRAM),
    (
        "the fields of a telegram of 2010",
        "MRN: 10 OSLO 12\nFrom: AMEMBASSY OSLO\nSubject: Fish\nTAGS: ETRD\n\n1. Fish.\n",
    ),
    ("notes", "Subject: fish\nFrom: the market\n\nFish was dear.\n"),
]


@pytest.mark.parametrize(("meaning", "text"), NO_MAIL, ids=[meaning for meaning, _ in NO_MAIL])
def test_what_is_no_message_is_read_as_what_it_is(tmp_path: Path, meaning: str, text: str) -> None:
    assert meaning
    (found,) = read_bytes(tmp_path, text.encode(), "a.txt")
    assert "!" not in found.info.file


@pytest.mark.parametrize("at", range(0, 2400, 97))
def test_a_message_that_is_cut_off_stops_nothing(tmp_path: Path, at: int) -> None:
    raw = as_both(TELEGRAM).as_bytes()
    assert read_bytes(tmp_path, raw[: len(raw) - at], "a.eml")


@pytest.mark.parametrize("charset", ["x-none", "utf-16", "idna", "hex", "unicode_escape"])
def test_an_encoding_that_is_none_stops_nothing(tmp_path: Path, charset: str) -> None:
    raw = f"From: a@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset={charset}\n\n{CABLEGRAM}é".encode(
        "cp1252"
    )
    assert read_bytes(tmp_path, raw, "a.eml")
