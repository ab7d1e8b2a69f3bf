"""A picture alone, as another site or a slide shows it (`embed=1`): title, chart, sentence, source, address, nothing else."""

from dashboard.components import content as contents
from dashboard.components import lifted, narrowed, parts, templates
from dashboard.components.content import Content
from dashboard.text import Text
from dashboard.view_state import ViewState
from dashboard.views import hidden

HEAD, FOOT = "embed-head", "embed-foot"


def embedded(page: Content, state: ViewState, picture: str, release: str, text: Text) -> Content:
    """The page narrowed to one picture. A picture that is not there now says so in a sentence."""
    found = narrowed.find(page, [picture])
    here = hidden.told(state.but(embed="", print="", picture="")).address()
    messages = contents.notices(state, text) + ([] if found else [text("share.nothing")])
    module = templates.module(
        "paper.html", text=text, state=state, title=page.title, href=here, release=release, messages=messages, watermark=hidden.watermark(state, text),
        source="" if text("word.source") in str(found) else lifted.source(page),
    )  # fmt: skip
    html = {HEAD: str(module.embed_head()), FOOT: str(module.embed_foot())}
    tree = parts.box("Div", [parts.html(HEAD, html[HEAD]), *found, parts.html(FOOT, html[FOOT])], f"page-embed embed-{picture}")
    return narrowed.narrowed(page, tree, html)
