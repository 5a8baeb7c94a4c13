"""The page templates: HTML with everything escaped unless it is markup of ours."""

from functools import cache

import jinja2

from generator.pages import paths, words
from generator.pages.escape import html, preformatted


@cache
def environment() -> jinja2.Environment:
    """Give the environment of the templates, made once a process."""
    made = jinja2.Environment(
        loader=jinja2.PackageLoader("generator.pages"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        auto_reload=False,  # else each rendering asks the file system whether the template has changed
    )
    made.globals.update(paths=paths, words=words)
    made.filters.update(
        data=html,
        lines=preformatted,
        day=words.day,
        moment=words.moment,
        level=words.level,
        place=words.place,
        jump=words.jump,
        spot=words.spot,
        post=words.post_name,
    )
    return made


def render(name: str, **values: object) -> str:
    """Render a template below `templates/`; blank lines go, since Markdown would read them as the end of a block."""
    text = environment().get_template(name).render(**values)
    return "\n".join(filter(str.strip, text.split("\n")))
