"""The benchmarks, in the order in which they run; a new one is a file in `benches/` and a line here."""

from bench.benches import building, generating, indexing, joining, people, reading, samples, searching, truth, whole
from bench.figures import Benchmark

BENCHES: tuple[Benchmark, ...] = (
    Benchmark("samples", samples.run),
    Benchmark("people", people.run),
    Benchmark("joins", joining.run, (5_000,)),
    Benchmark("generate", generating.run, (2_000,)),
    Benchmark("truth", truth.run, (4_000,)),
    Benchmark("page", reading.run),
    Benchmark("search", searching.run, (1_295,)),
    Benchmark("index", indexing.run, (5_000,)),
    Benchmark("whole", whole.run, (1_000, 4_000)),
    Benchmark("build", building.run, (300, 1_295)),
)


def benchmark(name: str) -> Benchmark:
    """Return the benchmark of that name; raises KeyError where there is none."""
    return {one.name: one for one in BENCHES}[name]
