"""The page templates: HTML with everything escaped unless it is markup of ours."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, lru_cache

import jinja2
from jinja2.runtime import Context
from markupsafe import Markup

from generator.pages import paths, words
from generator.pages.compiling import DirectEnvironment
from generator.pages.escape import html, preformatted
from generator.vocabulary.interface import ENGLISH, say, spoken, translated
from generator.vocabulary.notes import say_note

_BLANK_LINES = re.compile(r"\n\s*\n")


class _Loader(jinja2.PackageLoader):
    """Gives the templates with their words in one language."""

    def __init__(self, language: str) -> None:
        super().__init__("generator.pages")
        self._language = language

    def get_source(self, environment: jinja2.Environment, template: str) -> tuple[str, str, Callable[[], bool] | None]:
        """Return a template's source, its file, and whether that is unchanged."""
        source, name, unchanged = super().get_source(environment, template)
        return translated(source, self._language), name, unchanged


@cache
def environment(language: str = ENGLISH) -> DirectEnvironment:
    """Return the environment of the templates in a language, made once a process."""
    made = DirectEnvironment(
        loader=_Loader(language),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # else each rendering asks the file system whether the template has changed
    )
    made.globals.update(paths=paths, words=words, say=say, language=language, term=_term)
    made.add_escapes(data=html, lines=preformatted)
    made.filters.update(
        day=words.day,
        moment=words.moment,
        level=words.level,
        place=words.place,
        jump=words.jump,
        spot=words.spot,
        post=words.post_name,
        roles=words.roles,
        note=say_note,
    )
    return made


def render(name: str, **values: object) -> str:
    """Render a template below `templates/`; blank lines go, since Markdown would read them as the end of a block."""
    template, context = _template(name, spoken())
    before, context.vars = context.vars, values
    try:
        text = "".join(template.root_render_func(context))
    except Exception:  # noqa: BLE001 - as Jinja does, which tells the template's line
        template.environment.handle_exception()
    finally:
        context.vars = before  # a template may be rendered while it is rendered
    return _BLANK_LINES.sub("\n", f"\n{text}\n")[1:-1]


def render_each(name: str, rows: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """Render a template once for each set of values."""
    return (render(name, **values) for values in rows)


@lru_cache(maxsize=4096, typed=True)  # most pages explain the same terms; `typed`, as markup equals its text
def _term(written: str, meaning: str) -> Markup:
    """Return a term with what it means to be read out."""
    return Markup(render("term.html.j2", written=written, meaning=meaning))  # noqa: S704 - escaped by the template


@cache
def _template(name: str, language: str) -> tuple[jinja2.Template, Context]:
    """Return a template with what Jinja keeps of a rendering, made once: it takes as long as a paragraph's template itself."""
    template = environment(language).get_template(name)
    return template, template.new_context()
