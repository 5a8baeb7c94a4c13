"""Templates that are compiled for speed give what Jinja itself gives."""

import jinja2
import pytest
from markupsafe import Markup
from msgspec import Struct

from generator.model.cable import Level
from generator.pages.compiling import DirectEnvironment
from generator.pages.escape import html


class Tag(Struct, frozen=True):
    code: str
    name: str = ""

    def described(self, sign: str, *, end: str = "") -> str:
        return f"{self.code}{sign}{self.name}{end}"


MACRO = "{% macro b(text) %}<b>{{ text }}</b>{% endmacro %}{{ b(value) }}"
CASES = [
    ("text without markup", "{{ value }}", "plain words"),
    ("text with markup", "{{ value }}", '<a href="x">R&D\'s</a>'),
    ("markup of ours", "{{ value }}", Markup("<b>bold</b>")),
    ("a number", "{{ value }}", 12),
    ("a length", '<rect x="{{ value }}" y="{{ value }}"/>', 12.5),
    ("nothing", "{{ value }}", None),
    ("a level", "{{ value }}", Level.SECRET),
    ("an attribute", "{{ value.code }} {{ value.name | upper }}", Tag("PGOV", "A & B")),
    ("a call with a named argument", "{{ value.described(': <', end='>') }}", Tag("PGOV", "Government")),
    ("a call with arguments in a list", "{{ value.described(*['-']) }}", Tag("PGOV", "Government")),
    ("a macro", MACRO, "<i>"),
    ("a loop", "{% for one in value %}{{ loop.index }} {{ one }}{% if not loop.last %}, {% endif %}{% endfor %}", "a&"),
    ("a block that is set", "{% set said %}<p>{{ value }}</p>{% endset %}{{ said }}", "<"),
]


@pytest.mark.parametrize("case", CASES, ids=[case[0] for case in CASES])
def test_it_gives_what_jinja_gives(case: tuple[str, str, object]) -> None:
    _, source, value = case
    direct, plain = (kind(autoescape=True) for kind in (DirectEnvironment, jinja2.Environment))
    assert direct.from_string(source).render(value=value) == plain.from_string(source).render(value=value)


ESCAPED = (
    "{{ value | data }}",
    "{{ value | upper | data }}",
    "{{ value ~ (value | data) }}",
    "{{ value | data | upper }}",
)


@pytest.mark.parametrize("source", ESCAPED)
def test_a_text_is_escaped_once(source: str) -> None:
    direct, plain = DirectEnvironment(autoescape=True), jinja2.Environment(autoescape=True)
    direct.add_escapes(data=html)
    plain.filters["data"] = lambda text: Markup(html(text))
    value = "<i>R&D</i>"
    assert direct.from_string(source).render(value=value) == plain.from_string(source).render(value=value)


def test_a_name_that_is_not_there_is_an_error() -> None:
    direct = DirectEnvironment(autoescape=True, undefined=jinja2.StrictUndefined)
    for source in ("{{ absent }}", "{{ absent.code }}", "{{ absent() }}"):
        with pytest.raises(jinja2.UndefinedError):
            direct.from_string(source).render()
    with pytest.raises(AttributeError):
        direct.from_string("{{ value.absent }}").render(value=Tag("PGOV"))
