"""Benchmarks and the synthetic archives they run on."""
