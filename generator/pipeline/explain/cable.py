"""Explaining one cable: its sources are looked for, read again, and every field's origin is told."""

from collections.abc import Iterator

from msgspec.structs import replace

from generator.config import Settings
from generator.errors import InputError
from generator.model.cable import Parsed
from generator.model.explanation import Explanation
from generator.model.source import RawCable
from generator.parsing import parse
from generator.parsing.explained import explain_parsed
from generator.pipeline.explain.people import explain_people
from generator.sources import list_files, read_file
from generator.vocabulary.mrn import read_mrn

DIGEST = "X-"  # how the ID of a cable begins that nothing names


def explain(settings: Settings, written: str) -> Iterator[Explanation]:
    """Explain each source of the cable with this ID or alias, in any spelling; raises InputError where there is none."""
    mrn = read_mrn(written)
    wanted = str(mrn) if mrn else written.strip()
    found = False
    for raw in _sources(settings):
        if not _can_be(raw, wanted, str(mrn.serial) if mrn else ""):
            continue
        parsed = parse(raw)
        if _is(parsed, wanted):
            found = True
            told = explain_parsed(raw, parsed)
            yield replace(told, fields=(*told.fields, *explain_people(settings, raw, parsed.cable)))
    if not found:
        message = f"{settings.source}: holds no cable {wanted}"
        raise InputError(message)


def _sources(settings: Settings) -> Iterator[RawCable]:
    for file in list_files(settings.source):
        yield from (found for found in read_file(file) if isinstance(found, RawCable))


def _can_be(raw: RawCable, wanted: str, serial: str) -> bool:
    """Whether it is worth the parsing: the serial stands in the text, in what the source states or in the file's name."""
    if not serial:
        return raw.info.sha256.startswith(wanted.removeprefix(DIGEST)) if wanted.startswith(DIGEST) else True
    return serial in raw.stated.id or serial in raw.info.file or serial in raw.text


def _is(parsed: Parsed, wanted: str) -> bool:
    return wanted == parsed.cable.id or wanted in parsed.cable.aliases
