"""Reading `withhold.yml`, and saying in one line what in it cannot be used."""

import re
from pathlib import Path

import msgspec
import yaml

from generator.errors import ConfigError
from generator.withholding.entries import Entry, Pattern, Policy, Term
from generator.withholding.matching import finder

LETTERS = 2  # a term of fewer would hide half of the archive
TOLD = ("who", "why", "notice")


def read_policy(file: Path) -> Policy:
    """Read the file; none is an empty policy. Raises ConfigError with file, entry and key in one line."""
    if not file.exists():
        return Policy()
    try:
        loaded = yaml.safe_load(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        message = f"{file}: cannot be read: {' '.join(str(error).split())}"
        raise ConfigError(message) from error
    try:
        policy = msgspec.convert(loaded or {}, Policy)
    except msgspec.ValidationError as error:
        message = f"{file}: {_in_place(str(error))}"
        raise ConfigError(message) from error
    for place, entry in policy.entries():
        if fault := _fault(entry) or _told(entry, policy):
            message = f"{file}: {place}.{fault}"
            raise ConfigError(message)
    return policy


def _in_place(message: str) -> str:
    """Put the place first: "`$.terms[0]`: Object contains unknown field `by`"."""
    what, _, where = message.rpartition(" - at `$")
    return f"{where.rstrip('`').lstrip('.')}: {what}" if what else message


def _fault(entry: Entry) -> str:
    """Say which key of an entry cannot be used, and why; empty where all can."""
    for key in TOLD:
        if not getattr(entry, key).strip():
            return f"{key}: expected text, found none"
    if "]" in entry.notice or "\n" in entry.notice.strip():
        return "notice: expected one line without a closing bracket"
    if isinstance(entry, Term) and sum(map(str.isalnum, entry.term)) < LETTERS:
        return f"term: expected {LETTERS} letters or more"
    return _pattern_fault(entry.pattern) if isinstance(entry, Pattern) else ""


def _told(entry: Entry, policy: Policy) -> str:
    """Say where an entry tells readers what it or another one keeps back."""
    held = finder(policy)
    return next(
        (
            f"{key}: says what {held.find(getattr(entry, key))[0].place} keeps back"
            for key in TOLD
            if held.find(getattr(entry, key))
        ),
        "",
    )


def _pattern_fault(pattern: str) -> str:
    try:
        compiled = re.compile(pattern, re.IGNORECASE)
    except re.error as error:
        return f"pattern: does not compile: {error}"
    return "pattern: matches the empty text" if compiled.search("") else ""
