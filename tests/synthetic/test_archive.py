"""The synthetic archives: always the same, and true to what they say of themselves."""

import csv
from collections import Counter
from pathlib import Path
from statistics import mean, median

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model.links import Outcome
from generator.sources.folder import list_files
from generator.sources.registry import read_file
from synthetic import Truth, cable, cables
from synthetic.affairs import HELD, LOST, affair
from synthetic.damage import DAMAGES, damaged
from synthetic.setting import paragraph_count
from synthetic.telegram import telegram
from synthetic.truth import Trap
from synthetic.words import DISTINCT, vocabulary
from synthetic.writers import csv_dump, pages, text

COUNT = 600
Planted = list[tuple[str, Truth]]


@pytest.fixture(scope="module")
def planted() -> Planted:
    return list(cables(7, COUNT))


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 10**9), st.integers(0, 3_000_000))
def test_a_cable_is_the_same_wherever_one_begins(seed: int, index: int) -> None:
    assert cable(seed, index) == cable(seed, index)
    assert cable(seed, index)[1].index == index


def test_a_cable_does_not_depend_on_those_before_it(planted: Planted) -> None:
    assert cable(7, COUNT - 1) == planted[-1]
    assert cable(8, COUNT - 1) != planted[-1]


def test_what_was_planted_stands_in_the_text(planted: Planted) -> None:
    for written, truth in planted:
        flat = " ".join(written.split())
        assert truth.subject in flat
        assert all(tag in flat for tag in truth.tags)
        assert all(heading in written for heading in truth.headings)
        assert truth.signer is None or truth.signer in written
        paragraphs = {one.anchor: one.text for one in truth.paragraphs}
        assert all(one.written in paragraphs[one.anchor] for one in truth.citations)
        assert all(one.written in paragraphs[one.anchor] for one in truth.traps)
        for person in truth.people:
            assert all(one.written in paragraphs[one.anchor] for one in person.mentions if one.anchor)


def test_serials_rise_with_time_and_no_two_telegrams_share_a_number() -> None:
    numbers = [number for place in range(4000) for number in affair(3, place).numbers]
    assert len({number.mrn for number in numbers}) == len(numbers)
    assert len({number.index for number in numbers} - {None}) == 4000 * HELD
    by_post: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for number in numbers:
        by_post.setdefault((number.mrn.post, number.mrn.year), []).append((number.mrn.serial, number.minute))
    for held in by_post.values():
        assert [minute for _, minute in sorted(held)] == sorted(minute for _, minute in held)


def test_outcomes_are_those_of_a_search_through_the_archive(planted: Planted) -> None:
    ids = {truth.id for _, truth in planted}
    outcomes: Counter[Outcome] = Counter()
    for _, truth in planted:
        for reference in truth.references:
            if reference.target is None:
                assert reference.outcome(COUNT) is Outcome.NOT_A_CABLE
                continue
            held = str(reference.target.mrn) in ids
            assert reference.outcome(COUNT) is (Outcome.HELD if held else Outcome.NOT_HELD)
            outcomes[reference.outcome(COUNT)] += 1
    share = outcomes[Outcome.NOT_HELD] / outcomes.total()
    assert share == pytest.approx(LOST / (HELD + LOST), abs=0.06)


def test_targets_are_older_than_what_cites_them(planted: Planted) -> None:
    for _, truth in planted:
        for reference in truth.references:
            if reference.target:
                assert (reference.target.mrn.year, reference.target.minute) <= (
                    truth.number.mrn.year,
                    truth.number.minute,
                )


def test_cited_paragraphs_exist_where_the_truth_says_so(planted: Planted) -> None:
    for _, truth in planted:
        for citation in truth.citations:
            for cited in citation.targets:
                if cited.paragraph and cited.target is None:
                    assert cited.exists is any(one.number == cited.paragraph for one in truth.paragraphs)
                elif cited.paragraph and cited.target and cited.target.index is not None:
                    assert cited.exists is (cited.paragraph <= paragraph_count(7, cited.target.index))


def test_lengths_are_those_measured(planted: Planted) -> None:
    counts = [len(truth.paragraphs) for _, truth in planted]
    assert median(counts) == pytest.approx(9, abs=1)
    assert mean(counts) == pytest.approx(10.4, abs=1)
    bodies = [len(telegram(7, truth.index).body) for _, truth in planted[:300]]
    assert median(bodies) == pytest.approx(8492, rel=0.15)
    assert max(bodies) < 70_000


def test_words_are_many_and_the_commonest_are_common_english(planted: Planted) -> None:
    assert len(set(vocabulary())) == DISTINCT >= 100_000
    held = Counter(word for written, _ in planted for word in written.split() if word.islower())
    assert [word for word, _ in held.most_common(4)] == ["the", "of", "to", "and"]
    assert sum(count == 1 for count in held.values()) > 10_000


def test_the_same_surname_is_borne_by_different_people(planted: Planted) -> None:
    bearers: dict[str, set[str]] = {}
    forms: Counter[int] = Counter()
    for _, truth in planted:
        for person in truth.people:
            bearers.setdefault(person.name.split()[-1], set()).add(person.key)
            forms[len({one.written for one in person.mentions})] += 1
    assert sum(len(keys) > 1 for keys in bearers.values()) > 20
    assert forms[2] + forms[3] > 100


def test_lists_of_participants_and_unnumbered_telegrams_are_as_rare_as_in_real_ones(planted: Planted) -> None:
    listed = sum(any("Participants were:" in one.text for one in truth.paragraphs) for _, truth in planted)
    unnumbered = sum(truth.paragraphs[0].number is None for _, truth in planted)
    assert 0.01 < listed / COUNT < 0.08
    assert 0.005 < unnumbered / COUNT < 0.05


def test_traps_and_citations_differ(planted: Planted) -> None:
    traps = [trap for _, truth in planted for trap in truth.traps]
    assert {type(trap) for trap in traps} == {Trap}
    assert any(trap.written.lower() == "septel" for trap in traps)


@pytest.mark.parametrize("name", DAMAGES)
def test_damages_leave_the_planted_paragraphs_in_place(name: str, planted: Planted) -> None:
    found = [(index, damaged(planted[index][0], seed, index, 1.0)) for index in range(40) for seed in range(12)]
    hit = [(index, written) for index, (written, names) in found if names == (name,)]
    assert hit
    assert any(written != planted[index][0] for index, written in hit)
    for index, written in hit:
        assert all(heading in written for heading in planted[index][1].headings)


@pytest.mark.parametrize(("form", "write"), [("text", text.write), ("pages", pages.write)])
def test_written_archives_are_read_back(form: str, write: text.Writing, tmp_path: Path, planted: Planted) -> None:
    write(tmp_path, (telegram(7, index) for index in range(20)))
    read = {file.name.rsplit("/", 1)[1].split(".")[0]: list(read_file(file)) for file in list_files(tmp_path)}
    assert set(read) == {truth.id for _, truth in planted[:20]}
    for written, truth in planted[:20]:
        (raw,) = read[truth.id]
        assert "".join(getattr(raw, "text", "").replace("¶", "").split()) == "".join(
            written.replace("¶", "").split()
        ), form


def test_the_dump_is_the_one_of_2011(tmp_path: Path, planted: Planted) -> None:
    csv_dump.write(tmp_path, (telegram(7, index) for index in range(20)))
    with (tmp_path / csv_dump.NAME).open(encoding="utf-8", newline="") as file:
        read = list(csv.reader(file, doublequote=False, escapechar="\\"))
    assert [row[2] for row in read] == [truth.id for _, truth in planted[:20]]
    assert {len(row) for row in read} == {8}
    assert read[3][6] + "\n\n" + read[3][7] == planted[3][0]
