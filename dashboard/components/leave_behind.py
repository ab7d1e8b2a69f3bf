"""What stays on the table (`print=1`): two sheets of a page that fit A4 and Letter, with the link and its code."""

from dashboard.components import narrowed, parts, templates
from dashboard.components.content import Content
from dashboard.store.catalogue import Catalogue
from dashboard.text import Text, dates
from dashboard.view_state import ViewState
from dashboard.views import hidden

HEAD, FOOT = "print-head", "print-foot"


def leave_behind(page: Content, state: ViewState, picture: str, catalogue: Catalogue, text: Text) -> Content:
    """The sheets a page names; one that names none prints its head above the picture the link is about, and on the second sheet
    the picture that stands below it there."""
    below = narrowed.pictures(page)
    others = below[below.index(picture) + 1 :] if picture in below else ()
    first, second = page.sheets or ((next(iter(page.parts)), picture), tuple(others[:1]))
    view = state.but(print="", embed="", picture="", table="")
    pinned = hidden.told(view.but(release=catalogue.digest))
    built = catalogue.release["built"]
    module = templates.module(
        "paper.html", text=text, state=state, title=page.title, href=pinned.address(), back_href=view.address(), code_href=pinned.address(".qr.svg"),
        release=catalogue.release, built=dates.days(built, built, None, text), messages=[],
        watermark=hidden.watermark(state, text),
    )  # fmt: skip
    html = {HEAD: str(module.print_head()), FOOT: str(module.print_foot())}
    tools = parts.html(HEAD, html[HEAD])
    one = parts.box("Section", narrowed.find(page, first), "sheet-paper sheet-first")
    two = parts.box("Section", [*narrowed.find(page, second), parts.html(FOOT, html[FOOT])], "sheet-paper sheet-second")
    return narrowed.narrowed(page, parts.box("Div", [tools, one, two], f"page-print print-{state.page.strip('/') or 'overview'}"), html)
