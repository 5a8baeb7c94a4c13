"""Several telegrams that claim one ID."""

from hypothesis import given
from hypothesis import strategies as st

from generator.catalog.identity import Claim, settle
from generator.model.finding import Code
from generator.model.identity import CableId

ID = CableId("08BRUSSELS579")


def claim(n: int, text_hash: str, weight: int = 100, file: str = "") -> Claim:
    return Claim(n, ID, file or f"{n}.txt", text_hash, f"sha{n}", weight)


def test_the_same_text_twice_is_one_cable() -> None:
    first, copy = settle([claim(1, "aaaaaaaa"), claim(2, "aaaaaaaa")])
    assert (first.n, first.id) == (1, ID)
    assert [finding.code for finding in first.findings] == [Code.DUPLICATE_TEXT]
    assert "2.txt" in first.findings[0].note
    assert copy.id is None


def test_of_two_texts_the_longer_gets_the_plain_address() -> None:
    settled = {one.n: one for one in settle([claim(1, "aaaaaaaa", 10), claim(2, "bbbbbbbb", 20)])}
    assert settled[2].id == ID
    assert settled[1].id == f"{ID}-aaaaaaaa"
    assert {finding.code for one in settled.values() for finding in one.findings} == {Code.DUPLICATE_ID}


claims = st.lists(
    st.tuples(st.sampled_from(["aaaaaaaa1", "bbbbbbbb2", "cccccccc3"]), st.integers(1, 3)), min_size=1, max_size=6
).map(lambda rows: [claim(n, text, weight=len(text) * 10) for n, (text, _) in enumerate(rows, 1)])


@given(claims, st.randoms())
def test_the_order_of_the_sources_decides_nothing(found: list[Claim], random: object) -> None:
    shuffled = list(found)
    random.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis hands over a random.Random
    assert sorted(settle(found), key=lambda one: one.n) == sorted(settle(shuffled), key=lambda one: one.n)


@given(claims)
def test_every_claim_is_settled_once_and_no_id_is_given_twice(found: list[Claim]) -> None:
    settled = list(settle(found))
    assert sorted(one.n for one in settled) == [one.n for one in found]
    given_out = [one.id for one in settled if one.id]
    assert len(given_out) == len(set(given_out)) == len({one.text_hash for one in found})
