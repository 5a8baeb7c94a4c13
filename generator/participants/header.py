"""People of the lines above the text: the signature, Classified By, attention lines, references to e-mails."""

import re
from collections.abc import Iterator

from generator.model.cable import Cable, ReferenceKind
from generator.model.people import Mention, PersonRole
from generator.participants.attention import attention_names
from generator.vocabulary import names
from generator.vocabulary.name_case import name_case

_MAIL_NAMES = re.compile(
    r"\b([A-Z][A-Z'’]{2,})\s?[-/]\s?([A-Z][A-Z'’]{2,})\b(?=.{0,20}(?:E-?MAIL|TELCON|PHONECON|CALL))", re.IGNORECASE
)
_ACTING = re.compile(r"[\s,(/-]+(?:acting|charge|dcm|cda)\b.*$", re.IGNORECASE)  # MURRAY ACTING
_NO_MAIL_NAME = frozenset({"email", "mail", "telcon", "emails", "telcons", "phonecon", "dated", "date", "unclassified"})


def header_mentions(cable: Cable) -> Iterator[tuple[str, Mention]]:
    """Yield name and mention of everyone above the text and in the signature, the weightiest roles first."""
    if cable.signer:
        yield _ACTING.sub("", cable.signer.name), Mention(cable.signer.written, PersonRole.SIGNER)
    for by in cable.classified_by:
        if by.name and any(char.isalpha() for char in by.name):
            yield name_case(by.name), Mention(by.name, PersonRole.CLASSIFIER, title=by.title)
    for line in cable.passing:
        yield from attention_names(line)
    for reference in cable.references:
        if reference.kind in {ReferenceKind.EMAIL, ReferenceKind.TELCON}:
            for written in _mail_names(reference.written):
                yield name_case(written.upper()), Mention(written, PersonRole.MENTIONED)


def _mail_names(written: str) -> Iterator[str]:
    for found in _MAIL_NAMES.finditer(written):
        for name in found.groups():
            folded = names.fold(name)
            if folded not in _NO_MAIL_NAME and not names.is_place(folded) and not names.is_acronym(folded):
                yield name
