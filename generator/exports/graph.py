"""The network of references as GraphML: a node a cable, an edge from each cable to those that it refers to."""

import re
from pathlib import Path
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
# what XML cannot hold (XML 1.0, 2.2): control characters, lone surrogates; and what is beyond the first plane
_NOT_XML = re.compile(r"[\x00-\x1f\ud800-\udfff\ufffe-\U0010ffff]")
_END = "</graph>\n</graphml>\n"


class GraphFile:
    """The graph as it grows, by one cable after the other; those that are not held come last, as nodes without a title."""

    def __init__(self, file: Path) -> None:
        self._stream = file.open("w", encoding="utf-8", errors="replace")
        self._known: set[str] = set()
        self._cited: dict[str, None] = {}
        self._stream.write(_TOP)

    def add(self, record: CableRecord) -> None:
        """Write a cable and its edges."""
        self._known.add(record.id)
        told = {"title": record.title, "date": record.date, "post": record.origin.post, "held": "true"}
        self._stream.write(_node(record.id, told))
        for target in _targets(record):
            self._cited[target] = None
            self._stream.write(f"<edge source={_value(record.id)} target={_value(target)}/>\n")

    def close(self) -> None:
        """Write what is cited and not held."""
        with self._stream as stream:
            stream.writelines(_node(target, {"held": "false"}) for target in self._cited if target not in self._known)
            stream.write(_END)


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
    return _NOT_XML.sub("", text)
