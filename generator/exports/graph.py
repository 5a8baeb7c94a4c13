"""The network of references as GraphML: a node a cable, an edge from each cable to those that it refers to."""

from collections.abc import Iterator
from xml.sax.saxutils import escape, quoteattr

from generator.model.record import CableRecord

GRAPH = "references.graphml"
_TOP = """<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns">
<key id="title" for="node" attr.name="title" attr.type="string"/>
<key id="date" for="node" attr.name="date" attr.type="string"/>
<key id="post" for="node" attr.name="post" attr.type="string"/>
<key id="held" for="node" attr.name="held" attr.type="boolean"/>
<graph id="references" edgedefault="directed">
"""
_END = "</graph>\n</graphml>\n"


def graph(records: Iterator[CableRecord]) -> Iterator[str]:
    """Give the file in pieces; cables that are not held come last, as nodes without a title."""
    known: set[str] = set()
    cited: dict[str, None] = {}
    yield _TOP
    for record in records:
        known.add(record.id)
        yield _node(record.id, {"title": record.title, "date": record.date, "post": record.origin.post, "held": "true"})
        for target in _targets(record):
            cited[target] = None
            yield f"<edge source={_value(record.id)} target={_value(target)}/>\n"
    for target in cited:
        if target not in known:
            yield _node(target, {"held": "false"})
    yield _END


def _targets(record: CableRecord) -> list[str]:
    links = [link.target for link in record.references]
    links += [target.id for citation in record.citations for target in citation.targets]
    return list(dict.fromkeys(target for target in links if target and target != record.id))


def _node(name: str, values: dict[str, str | None]) -> str:
    inside = "".join(f'<data key="{key}">{_text(value)}</data>' for key, value in values.items() if value)
    return f"<node id={_value(name)}>{inside}</node>\n"


def _value(text: str) -> str:
    return quoteattr(_legal(text))


def _text(text: str) -> str:
    return escape(_legal(text))


def _legal(text: str) -> str:
    """Give the text without what XML cannot hold (XML 1.0, 2.2): control characters, lone surrogates."""
    return "".join(
        letter for letter in text if letter >= " " and not "\ud800" <= letter <= "\udfff" and letter < "\ufffe"
    )
