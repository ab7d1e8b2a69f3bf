"""Templates written as Python say what Jinja would say."""

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from dashboard.components.compiled import Compiler, escaped

TEMPLATE = (
    "{% macro bold(x, n=2) %}<b>{{ x }}{{ n }}</b>{% endmacro %}{% macro boxed(x) %}{{ x }}[{{ caller() }}]{% endmacro %}"
    "{{ word }}{{ bold(word) }}{{ number }}{{ row['a'] }}{{ row['n'] + 1 }}{{ row.n }}{{ row.keys() | join }}{{ number.real }}"
    "{{ bold(n=3, x=word) }}{{ bold(*['y']) }}{% call boxed('z') %}{{ word }}{% endcall %}"
    "{% for one in rows %}{{ loop.index }}{{ one[0] }}{{ one[1:] | join }}{% endfor %}{{ safe }}{{ safe ~ word }}{{ word | upper }}"
    "{% set kept %}<i>{{ word }}</i>{% endset %}{{ kept }}{{ none }}{{ word | e }}"
)
VALUES = {"word": "<&\"'>", "number": 1.5, "row": {"a": "<a>", "n": 2}, "rows": [["<", "&", "x"], (1, 2, 3)], "safe": Markup("<br>")}


def made(**settings: object) -> Environment:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    for name, value in settings.items():
        setattr(environment, name, value)
    return environment


def test_the_same_as_jinja_itself() -> None:
    ours = made(code_generator_class=Compiler).from_string(TEMPLATE).render(VALUES)
    assert ours == made().from_string(TEMPLATE).render(VALUES)
    word = "&lt;&amp;&#34;&#39;&gt;"
    assert ours.startswith(f"{word}<b>{word}2</b>1.5&lt;a&gt;32an1.5<b>{word}3</b><b>y2</b>z[{word}]1")


@pytest.mark.parametrize(("value", "html"), [("a<b", "a&lt;b"), (Markup("<b>"), "<b>"), (3, "3"), (None, "None"), ("", ""), (["<"], "[&#39;&lt;&#39;]")])
def test_what_is_put_out_is_escaped_once(value: object, html: str) -> None:
    assert escaped(value) == html
    assert escaped(Markup(escaped(value))) == html


@pytest.mark.parametrize(
    ("template", "error"),
    [
        ("{{ nothing }}", UndefinedError), ("{{ nothing.x }}", UndefinedError), ("{{ nothing() }}", UndefinedError),
        ("{{ row['x'] }}", KeyError), ("{{ row.x }}", AttributeError), ("{{ rows[9] }}", IndexError),
    ],
)  # fmt: skip
def test_what_is_not_there_is_an_error(template: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        made(code_generator_class=Compiler).from_string(template).render(VALUES)
