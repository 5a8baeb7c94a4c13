"""Answers a conformance case with the generator's own functions; only the form of an answer is adapted."""

from collections.abc import Callable, Mapping

from generator.model.cable import Addressee, TagKind
from generator.parsing.fields.tags import read_tags
from generator.parsing.header import Header, read_header
from generator.parsing.lines import split_lines
from generator.parsing.title_case import title_case
from generator.vocabulary.name_case import name_case
from tests.conformance import body_kinds, reference_kinds

Case = Mapping[str, object]

# the cases tell places from bodies and no finer
_TAG_KINDS = {TagKind.COUNTRY: "geo", TagKind.REGION: "geo", TagKind.ORGANIZATION: "org"}


def run(case: Case) -> object:
    """Answer a case by its `kind` and `input`; what it expects is never looked at."""
    return _KINDS[str(case["kind"])](case)


def _header(case: Case) -> Header:
    text = str(case["input"])
    return read_header(text, split_lines(text))


def _tags(case: Case) -> list[str]:
    return [tag.code for tag in _header(case).tags]


def _subject(case: Case) -> str:
    return _header(case).subject


def _classified_by(case: Case) -> list[str]:
    spell = name_case if case.get("normalize") else str
    return [spell(person.name) for person in _header(case).classified_by if person.name]


def _declassify_on(case: Case) -> str | None:
    return _header(case).declassification.date


def _action(case: Case) -> list[dict[str, object]]:
    return [_addressee(entry) for entry in _header(case).action]


def _info(case: Case) -> list[dict[str, object]]:
    return [_addressee(entry) for entry in _header(case).info]


def _addressee(entry: Addressee) -> dict[str, object]:
    return {
        "routing": entry.routing,
        "name": entry.name,
        "precedence": entry.precedence,
        "mcn": entry.mcn,
        "excluded": list(entry.excluded),
    }


def _tag_kind(case: Case) -> str | None:
    tags = read_tags(str(case["input"]))
    return _TAG_KINDS.get(tags[0].kind, str(tags[0].kind)) if tags else None


def _title_case(case: Case) -> str:
    return title_case(str(case["input"]))


_KINDS: Mapping[str, Callable[[Case], object]] = {
    "addressees_info": _info,
    "addressees_to": _action,
    "canonical_id": reference_kinds.canonical_id,
    "classified_by": _classified_by,
    "declassify_on": _declassify_on,
    "references": reference_kinds.references,
    "references_typed": reference_kinds.references_typed,
    "signed_by": body_kinds.signed_by,
    "subject": _subject,
    "summary": body_kinds.summary,
    "tag_kind": _tag_kind,
    "tags": _tags,
    "title_case": _title_case,
}
