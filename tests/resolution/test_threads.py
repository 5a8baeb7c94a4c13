"""Conversations: who answers whom, absent cables in their place, circles and long chains."""

from collections.abc import Mapping, Sequence

from hypothesis import given
from hypothesis import strategies as st

from generator.model.identity import CableId
from generator.model.listing import CableLine
from generator.model.threads import Span, Thread, ThreadPlace
from generator.resolution.forest import Citing, plant
from generator.resolution.threads import BEFORE, BEHIND, STEPS, conversation


class Archive:
    """An archive of held cables with their dates, and what each cites; it counts how often it is asked."""

    def __init__(self, dates: Mapping[str, str], cites: Mapping[str, Sequence[str]]) -> None:
        self.dates = {CableId(name): day for name, day in dates.items()}
        order = sorted(cites, key=lambda name: (dates[name], name))
        self._cites = {CableId(name): tuple(map(CableId, cites[name])) for name in order}
        citing = [Citing(name, self.dates[name], cited) for name, cited in self._cites.items()]
        self.places = {place.id: place for place in plant(citing, self.dates)}
        self._cited_by: dict[CableId, list[CableId]] = {}
        for name, cited in self._cites.items():
            for other in cited:
                self._cited_by.setdefault(other, []).append(name)
        self.asked = 0

    def cites(self, cable_id: CableId, most: int) -> Sequence[CableId]:
        self.asked += 1
        return self._cites.get(cable_id, ())[:most]

    def cited_by(self, cable_id: CableId, most: int) -> Sequence[CableId]:
        self.asked += 1
        return self._cited_by.get(cable_id, [])[:most]

    def place(self, cable_id: CableId) -> ThreadPlace | None:
        return self.places.get(cable_id)

    def line(self, cable_id: CableId) -> CableLine | None:
        return CableLine(cable_id, f"Title of {cable_id}", self.dates[cable_id]) if cable_id in self.dates else None

    def span(self, cable_id: CableId) -> Span:
        del cable_id
        return Span()


def shown(thread: Thread) -> list[str]:
    return ["  " * entry.indent + entry.id + (f" +{entry.hidden}" if entry.hidden else "") for entry in thread.entries]


DEMARCHE = Archive(
    {
        "STATE1": "2008-01-01",
        "OSLO2": "2008-01-05",
        "BONN3": "2008-01-06",
        "STATE4": "2008-01-09",
        "OSLO5": "2008-01-12",
    },
    {"OSLO2": ["STATE1"], "BONN3": ["STATE1"], "STATE4": ["OSLO2", "BONN3"], "OSLO5": ["STATE4", "LOST9"]},
)


def test_each_stands_under_the_latest_that_it_answers_and_what_is_lost_beside_who_cites_it() -> None:
    assert shown(conversation(CableId("OSLO5"), DEMARCHE)) == [
        "STATE1",
        "  OSLO2",
        "  BONN3",
        "    STATE4",
        "      LOST9",
        "      OSLO5",
    ]


def test_answers_that_are_not_shown_are_counted_where_they_hang() -> None:
    assert shown(conversation(CableId("OSLO2"), DEMARCHE)) == ["STATE1 +1", "  OSLO2", "    STATE4", "      OSLO5"]


def test_two_that_cite_each_other_are_put_in_the_order_of_their_dates() -> None:
    archive = Archive({"A1": "2008-01-01", "B2": "2008-01-02"}, {"A1": ["B2"], "B2": ["A1"]})
    assert shown(conversation(CableId("A1"), archive)) == shown(conversation(CableId("B2"), archive)) == ["A1", "  B2"]


def test_a_cable_that_stands_alone_has_no_conversation() -> None:
    assert conversation(CableId("A1"), Archive({"A1": "2008-01-01"}, {})) == Thread()


def chain(length: int) -> Archive:
    dates = {f"C{at:05d}": f"2008-{at:05d}" for at in range(length)}
    names = list(dates)
    return Archive(dates, {name: [names[at]] for at, name in enumerate(names[1:])})


def test_a_chain_of_five_thousand_shows_the_nearest_and_says_how_many_more() -> None:
    archive = chain(5000)
    thread = conversation(CableId("C02500"), archive)
    assert [entry.id for entry in thread.entries] == [f"C{at:05d}" for at in range(2500 - STEPS, 2500 + STEPS + 1)]
    assert (thread.start, thread.start_held, thread.earlier) == ("C00000", True, 2500 - STEPS)
    assert thread.entries[-1].hidden == 4999 - (2500 + STEPS)
    assert [entry.indent for entry in thread.entries] == list(range(2 * STEPS + 1))


def test_the_cost_depends_on_what_is_shown_and_not_on_the_length() -> None:
    asked = []
    for length in (100, 5000):
        archive = chain(length)
        conversation(CableId("C00050"), archive)
        asked.append(archive.asked)
    assert asked[0] == asked[1] <= 4 * (BEFORE + BEHIND)


def test_a_circular_with_thousands_of_answers_is_bounded() -> None:
    names = [f"P{at}" for at in range(3000)]
    archive = Archive(
        {"STATE1": "2008-01-01"} | dict.fromkeys(names, "2008-02-01"), {name: ["STATE1"] for name in names}
    )
    thread = conversation(CableId("STATE1"), archive)
    assert len(thread.entries) == BEHIND + 1
    assert thread.entries[0].hidden == 3000 - BEHIND


graphs = st.dictionaries(
    st.sampled_from("ABCDEFGH"), st.lists(st.sampled_from("ABCDEFGHXYZ"), max_size=4, unique=True), max_size=8
)


@given(graphs, st.lists(st.integers(1, 3), min_size=8, max_size=8))
def test_any_graph_gives_each_cable_once_and_counts_every_answer(cites: dict[str, list[str]], days: list[int]) -> None:
    archive = Archive({name: f"2008-01-0{day}" for name, day in zip("ABCDEFGH", days, strict=True)}, cites)
    assert sum(place.size for place in archive.places.values() if place.parent is None) == len(archive.places)
    for name, place in archive.places.items():
        assert (place.depth == 0) == (place.parent is None) == (place.root == name)
        thread = conversation(name, archive)
        ids = [entry.id for entry in thread.entries]
        assert len(ids) == len(set(ids))
        assert name in ids or not ids
        assert all(entry.hidden >= 0 for entry in thread.entries)
        assert all(low.indent + 1 >= high.indent for low, high in zip(thread.entries, thread.entries[1:], strict=False))
