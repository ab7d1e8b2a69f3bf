"""A link that hides its cities, opened where nobody knows which ones they are."""

from dashboard.components import parts, templates
from dashboard.components.content import Content
from dashboard.components.parts import Node
from dashboard.store.questions import Store
from dashboard.text import Text
from dashboard.view_state import ViewState


def content(state: ViewState, store: Store, text: Text) -> Content:
    """What everybody sees but the browser that hid the names; that one draws the view itself."""
    module = templates.module("sealed.html", text=text, end=ViewState(page=state.page).address())
    return Content(text("rule.sealed"), text("rule.sealed-words"), {"sealed": str(module.words())}, {}, frame)


def frame(page: Content) -> Node:
    """One part."""
    return parts.box("Div", [parts.html("sealed", page.parts["sealed"])], "page")
