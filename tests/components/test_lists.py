"""Lists of links written once and completed in each view."""

from markupsafe import Markup, escape

from dashboard.components.lists import completed, opened
from dashboard.view_state import ViewState


def test_a_link_leads_where_the_view_would_lead_with_that_code() -> None:
    view = ViewState(page="/activities", goal="11", challenge="2.1", q="São & <co>")
    for code in ("uclg", "c40-cities", "a b&c"):
        html = f'<a href="{escape(opened(code))}" id="alliance-{escape(code)}">'
        said = completed(html, view.around("alliance"), "alliance-uclg" if code == "uclg" else "")
        current = ' aria-current="true"' if code == "uclg" else ""
        assert said == f'<a href="{escape(view.but(alliance=code).address())}" id="alliance-{escape(code)}"{current}>'
        assert isinstance(said, Markup)


def test_only_the_link_with_that_very_id_is_marked() -> None:
    html = f'<a href="{opened("a")}" id="line-a"></a><a href="{opened("ab")}" id="line-ab"></a>'
    assert completed(html, ("/x?line=", ""), "line-a") == '<a href="/x?line=a" id="line-a" aria-current="true"></a><a href="/x?line=ab" id="line-ab"></a>'


def test_words_that_look_like_a_place_for_the_view_stay_words() -> None:
    html = f'<a href="{escape(opened("a"))}">{escape("<before>")}</a>'
    assert completed(html, ("/x?line=", "&goal=1")) == '<a href="/x?line=a&amp;goal=1">&lt;before&gt;</a>'
