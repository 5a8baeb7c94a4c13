"""Conformance cases about references and numbers, answered by the parser's own functions; only form is adapted."""

from collections.abc import Mapping

from generator.model.cable import Reference, ReferenceKind
from generator.parsing.fields.references import read_references
from generator.parsing.header import read_header
from generator.parsing.lines import split_lines
from generator.vocabulary.mrn import read_mrn

KIND_NAMES = {ReferenceKind.TELCON: "tel"}


def references(case: Mapping[str, object]) -> list[str]:
    """Return the numbers of the telegrams that the REF field names."""
    return [
        str(item.candidates[0])
        for item in _read(case)
        if item.candidates and str(item.candidates[0]) != case.get("self")
    ]


def references_typed(case: Mapping[str, object]) -> list[dict[str, str | None]]:
    """Return every item of the REF field: a telegram by its number, anything else as written."""
    return [
        {
            "value": str(item.candidates[0]) if item.candidates else item.written,
            "kind": KIND_NAMES.get(item.kind, str(item.kind)),
            "label": item.label,
        }
        for item in _read(case)
    ]


def canonical_id(case: Mapping[str, object]) -> str | None:
    """Return the canonical spelling of a number."""
    mrn = read_mrn(str(case["input"]))
    return str(mrn) if mrn else None


def _read(case: Mapping[str, object]) -> tuple[Reference, ...]:
    # the cases' expected years know of no own serial: the year-before rule is left out here and tested on its own
    text = str(case["input"])
    field = read_header(text, split_lines(text)).references
    year = case["year"]
    return read_references(field, year=year if isinstance(year, int) else None, post=None, serial=None)
