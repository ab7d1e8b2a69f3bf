"""Lists of links that are the same in every view but for the rest of the address: written once, completed in each view.

A page has hundreds of them: the options of its menus, the measures there are. A template writes `opened(code)` where the address
stands; `completed` puts the view into it and marks the link that is chosen.
"""

from markupsafe import Markup, escape

from dashboard.view_keys import quoted

# Nothing a template puts in can look like them: its brackets are escaped.
_BEFORE, _AFTER = "<before>", "<after>"


def opened(code: str) -> Markup:
    """The address of a link whose view is not known yet."""
    return Markup(f"{_BEFORE}{quoted(code)}{_AFTER}")


def completed(html: str, around: tuple[str, str], chosen: str = "") -> Markup:
    """The links with what stands before and behind their code in the address; `chosen` is the id of the one that is current."""
    before, after = around
    found = html.replace(_BEFORE, str(escape(before))).replace(_AFTER, str(escape(after)))
    return Markup(found.replace(f' id="{chosen}"', f' id="{chosen}" aria-current="true"') if chosen else found)
