"""The first view: what can be read before any script has run looks like what stands there afterwards."""

from dashboard.components import parts
from dashboard.components.first_view import first_view


def test_a_part_says_what_the_style_sheets_ask_it_for() -> None:
    page = parts.box("Div", [parts.html("gaps-head", '<p>Notice</p><div data-says="focus wide">Bogotá</div>'), parts.html("gaps-rows", "<ul></ul>")], "page")
    assert first_view("<header></header>", page) == (
        '<div id="first-view"><header></header><main><div class="page"><div data-says="focus wide"><p>Notice</p><div data-says="focus wide">Bogotá</div></div>'
        "<div><ul></ul></div></div></main></div>"
    )
