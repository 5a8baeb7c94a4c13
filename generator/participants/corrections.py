"""The publisher's word on people: `people.yml` says who is one person, who are two, who is nobody, and what is known."""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec
import yaml
from msgspec import Struct

from generator.errors import ConfigError
from generator.model.identity import Slug
from generator.model.people import Identified, Outside, Sighting
from generator.participants.same_person import words_of
from generator.participants.sightings import name_slug, slug

FILE = "people.yml"
BY_WORD = "the publisher's word"


class OnePerson(Struct, frozen=True, forbid_unknown_fields=True):
    """A person that the publisher names: `also` are other names, or addresses, that are this person's."""

    name: str
    also: tuple[str, ...] = ()
    note: str = ""
    wikidata: str = ""
    viaf: str = ""


class Apart(Struct, frozen=True, forbid_unknown_fields=True):
    """In these cables the name is another person's, to be called `call`."""

    name: str
    cables: tuple[str, ...]
    call: str = ""


class Nobody(Struct, frozen=True, forbid_unknown_fields=True):
    """The name is no person's: in these cables, or in any."""

    name: str
    cables: tuple[str, ...] = ()


class Corrections(Struct, frozen=True, forbid_unknown_fields=True):
    """All rules of the file, in its order."""

    people: tuple[OnePerson, ...] = ()
    apart: tuple[Apart, ...] = ()
    nobody: tuple[Nobody, ...] = ()


def read_corrections(file: Path) -> Corrections:
    """Read and check the file; no file, no rules. Raises ConfigError with file, entry and key in one line."""
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Corrections()
    except (OSError, UnicodeDecodeError) as error:
        message = f"{file}: cannot be read: {' '.join(str(error).split())}"
        raise ConfigError(message) from error
    try:
        found = msgspec.convert(yaml.safe_load(text) or {}, Corrections)
    except yaml.YAMLError as error:
        message = f"{file}: is not valid YAML: {' '.join(str(error).split())}"
        raise ConfigError(message) from error
    except msgspec.ValidationError as error:
        message = f"{file}: {_place(str(error))}"
        raise ConfigError(message) from error
    for problem in _problems(found):
        message = f"{file}: {problem}"
        raise ConfigError(message)
    return found


def _place(error: str) -> str:
    """Turn msgspec's `Expected ... - at `$.people[0].also`` into `people[0].also: expected ...`."""
    what, _, where = error.partition(" - at `$.")
    where = where.rstrip("`")
    return f"{where}: {what[:1].lower()}{what[1:]}" if where else what[:1].lower() + what[1:]


_WIKIDATA = re.compile(r"Q[1-9]\d*")
_VIAF = re.compile(r"[1-9]\d*")


def _problems(found: Corrections) -> Iterator[str]:
    for at, one in enumerate(found.people):
        where = f"people[{at}]"
        if one.wikidata and not _WIKIDATA.fullmatch(one.wikidata):
            yield f"{where}.wikidata: expected an item like Q42, found {one.wikidata!r}"
        if one.viaf and not _VIAF.fullmatch(one.viaf):
            yield f"{where}.viaf: expected digits in quotes, found {one.viaf!r}"
    for at, apart in enumerate(found.apart):
        if not apart.cables:
            yield f"apart[{at}].cables: expected at least one cable"
    named = [(f"people[{at}].name", one.name) for at, one in enumerate(found.people)]
    named += [(f"apart[{at}].name", one.name) for at, one in enumerate(found.apart)]
    named += [(f"nobody[{at}].name", one.name) for at, one in enumerate(found.nobody)]
    yield from (f"{where}: expected a name" for where, name in named if not name.strip())
    claimed: dict[Slug, str] = {}
    for at, one in enumerate(found.people):
        for form in (one.name, *one.also):
            other = claimed.setdefault(key_of(form), one.name)
            if other != one.name:
                yield f"people[{at}].also: {form!r} is said to be {other} too"


def key_of(form: str) -> Slug:
    """Return the address that a name of the file means: a name's own, or the address itself."""
    return slug(name_slug(words_of(form))) if " " in form.strip() else slug(form)


class Correcting:
    """Applies the rules, and remembers which of them matched anything."""

    def __init__(self, rules: Corrections) -> None:
        self._rules = rules
        self._one = {key_of(form): one for one in rules.people for form in (one.name, *one.also)}
        self._used: set[tuple[str, str]] = set()

    def correct(
        self, identified: Iterable[Identified], sightings: dict[tuple[int, int], Sighting]
    ) -> Iterator[Identified]:
        """Yield who each sighting is by the publisher's word; an empty slug where it is nobody."""
        if self._rules == Corrections():
            yield from identified
            return
        for one in identified:
            yield self._correct(one, sightings[one.n, one.place])

    @property
    def used(self) -> frozenset[tuple[str, str]]:
        """Return what of the rules matched anything: their kind and name."""
        return frozenset(self._used)

    def add_used(self, used: Iterable[tuple[str, str]]) -> None:
        """Take in what matched elsewhere."""
        self._used.update(used)

    def _correct(self, one: Identified, sighting: Sighting) -> Identified:
        keys = {one.evidence_slug, one.slug, slug("-".join(sighting.words))}
        for nobody in self._rules.nobody:
            if key_of(nobody.name) in keys and (not nobody.cables or sighting.cable_id in nobody.cables):
                self._used.add(("nobody", nobody.name))
                return msgspec.structs.replace(one, slug=Slug(""), why=BY_WORD)
        for apart in self._rules.apart:
            if key_of(apart.name) in keys and sighting.cable_id in apart.cables:
                self._used.add(("apart", apart.name))
                return msgspec.structs.replace(
                    one, slug=apart_slug(apart), evidence_slug=apart_slug(apart), why=BY_WORD, also=()
                )
        for key in (one.evidence_slug, one.slug):
            if rule := self._one.get(key):
                self._used.update(("people", form) for form in (rule.name, *rule.also) if key_of(form) in keys)
                target = key_of(rule.name)
                return one if one.slug == target else msgspec.structs.replace(one, slug=target, why=BY_WORD)
        return one

    def unused(self) -> Iterator[str]:
        """Yield a line for each rule, or name of one, that matched nothing."""
        for at, one in enumerate(self._rules.people):
            used = [form for form in (one.name, *one.also) if ("people", form) in self._used]
            if not used:
                yield f"{FILE}: people[{at}]: {one.name!r} matches nobody"
            yield from (
                f"{FILE}: people[{at}].also: {form!r} matches nobody" for form in one.also if used and form not in used
            )
        for at, apart in enumerate(self._rules.apart):
            if ("apart", apart.name) not in self._used:
                yield f"{FILE}: apart[{at}]: {apart.name!r} matches nobody in these cables"
        for at, nobody in enumerate(self._rules.nobody):
            if ("nobody", nobody.name) not in self._used:
                yield f"{FILE}: nobody[{at}]: {nobody.name!r} matches nobody"


def apart_slug(rule: Apart) -> Slug:
    """Return the address of one kept apart: by the name it is called, else by the first of its cables."""
    plain = key_of(rule.name)
    called = slug(rule.call) if rule.call else plain
    return called if called != plain else slug(f"{plain}-{min(rule.cables)}")


def known_of(rules: Corrections) -> dict[str, tuple[str, str, tuple[Outside, ...]]]:
    """Return what the publisher says of people by slug: name, note, identifiers in outside catalogues."""
    known: dict[str, tuple[str, str, tuple[Outside, ...]]] = {}
    for one in rules.people:
        ids = (("wikidata", one.wikidata), ("viaf", one.viaf))
        known[key_of(one.name)] = (one.name, one.note, tuple(Outside(scheme, value) for scheme, value in ids if value))
    for apart in rules.apart:
        known[apart_slug(apart)] = (apart.call or apart.name, "", ())
    return known
