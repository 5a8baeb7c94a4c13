"""From a raw telegram to a parsed one: pure, one telegram at a time."""
