"""What a change won and lost on the sample cables is told, and nothing is lost unseen."""

from bench.compare import KEPT, SAMPLES, kept_rows, sample_rows


def test_no_kept_link_is_lost() -> None:
    rows, cables = sample_rows(SAMPLES[:1])
    # the shared samples, where they lie beside the project, are held too and can change an outcome: this is of the project's own
    own = {row for row in kept_rows(cables) if row.outcome != "held" or row.target.partition("#")[0] in {"", *cables}}
    assert own - set(rows) == set()
    assert len(own) > 60


def test_no_text_of_a_cable_is_kept() -> None:
    assert max(len(line) for line in KEPT.read_text(encoding="utf-8").splitlines()) < 180
