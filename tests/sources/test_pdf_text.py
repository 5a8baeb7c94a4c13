"""Telegrams of 2006-09 that were converted from PDF: Windows-1252 with a pilcrow before each number."""

from pathlib import Path

from generator.parsing import parse
from generator.sources import list_files, read_file
from tests.sources.reading import cables

# day, sender, how many are told, subject's first word, paragraphs, signer, read from each source by eye
READ = {
    "07BOGOTA1165": ("2007-02-16T19:02:00Z", "BOGOTA", 1, "COLOMBIA", 4, "DRUCKER"),
    "07BOGOTA1339": ("2007-02-26T21:03:00Z", "BOGOTA", 5, "NOISE", 6, "DRUCKER"),
    "07KINGSTON382": ("2007-03-19T15:58:00Z", "KINGSTON", 0, "REQUEST", 3, "JOHNSON"),
    "07KINGSTON482": ("2007-04-03T19:00:00Z", "KINGSTON", 2, "JAMAICA:", 12, "HEG"),
    "07KUALALUMPUR1376": ("2007-09-10T09:36:00Z", "KUALALUMPUR", 1, "MALAYSIA:", 0, "LAFLEUR"),
    "07KUALALUMPUR1403": ("2007-09-17T06:46:00Z", "KUALALUMPUR", 5, "Malaysia's", 14, "SHEAR"),
}


def test_what_was_converted_from_pdf_is_read(shared: Path) -> None:
    read = {}
    for file in list_files(shared / "real/pdf-text"):
        (found,) = cables(list(read_file(file)))
        cable = parse(found).cable
        numbers = [block.number for block in cable.blocks if block.number is not None]
        assert numbers == [*range(1, len(numbers) + 1)]
        assert cable.signer is not None
        read[str(cable.id)] = (
            cable.date,
            cable.origin.post,
            len(cable.info),
            cable.subject.split()[0],
            len(numbers),
            cable.signer.written,
        )
    assert read == READ
