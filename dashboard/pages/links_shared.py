"""`/interlinkages`, shared activities: which challenges are worked on together, by whom."""

from typing import Any

from markupsafe import Markup

from dashboard.analysis.co_occurrence import FEWEST_SHARED, Shared
from dashboard.components import content as contents
from dashboard.components import lens_drawer
from dashboard.figures import theme
from dashboard.figures.link_network import Node, Tie, network
from dashboard.figures.theme import Figure
from dashboard.pages import links_matrix
from dashboard.pages.links_matrix import Mark
from dashboard.pages.links_words import inside
from dashboard.text import dates, numbers
from dashboard.view_state import ViewState
from dashboard.views.shared_work import SharedWork

_HEAD = Markup('<a href="{}" id="goal-{}"{}><span class="lk-code">{}</span><span class="{}">{}</span></a>')


def values(view: SharedWork) -> dict[str, Any]:
    """What the page of shared activities shows."""
    state, text = view.state, view.text
    codes = list(view.labels)
    named = {code for pair in view.pairs for code in pair}
    clear = [pair for pair in view.pairs.values() if pair.is_clear]
    pair = view.pair
    return {
        "messages": contents.notices(state, text) + ([] if view.is_asked else [text("links.work.said")]),
        "title": _title(view, clear),
        "lead": text("links.work.lead", n=len(view.chosen), pairs=len(view.pairs), clear=text.count("links.work.clear", len(clear))),
        "bys": [(text(f"links.work.by.{by}"), state.but(by=by).address(), state.by == by, f"by-{by}") for by in ("challenges", "members", "partners")],
        "few": (state.but(few="" if state.few else "1").address(), bool(state.few), text.count("links.work.few", view.n_many)),
        "drawer": lens_drawer.drawer(state, view.record, None, text, pair="", challenge=""),
        "matrix_title": text(f"links.work.matrix.{state.by}"),
        "matrix_lines": links_matrix.lines(codes, lambda code, named: _head(view, code, named), lambda a, b: _mark(view, a, b), view.middle, _other(view))
        if state.by == "challenges"
        else [],
        "crossed": _crossed(view) if state.by != "challenges" else None,
        "network_title": text("links.work.network", label=inside(view.labels.get(view.middle, ""))),
        "network_sentence": text.count("links.work.tied", len(_tied(view)), label=inside(view.labels.get(view.middle, ""))),
        "tied": [(code, view.labels[code], text.count("links.work.shared", found.n_ab), _pair_href(view, found)) for code, found in _tied(view)],
        "untied": [(code, view.labels[code]) for code in codes if code not in dict(_tied(view)) and code != view.middle and code in named],
        "communities": _communities(view),
        "pair": pair,
        "pair_title": text("links.work.both", a=view.labels[pair.a], b=inside(view.labels[pair.b])) if pair else "",
        "pair_sentence": sentence(view),
        "pair_clear": text("links.work.is-clear" if pair and pair.is_clear else "links.work.is-chance"),
        "pair_numbers": _numbers(view),
        "activities": [_activity(view, activity) for activity in view.both],
        "members": _who(view, "members", "member"),
        "partners": _who(view, "alliances", "alliance"),
        "pair_columns": [text(f"links.work.col.{key}") for key in ("pair", "shared", "expected", "jaccard", "lift", "p", "q", "weight")],
        "pair_rows": _rows(view) if state.table else [],
        "source": text("links.work.source", documents=" · ".join(row["title"] for row in view.documents), release=view.catalogue.release["release"]),
    }


def _title(view: SharedWork, clear: list[Shared]) -> str:
    text = view.text
    if not view.chosen:
        return text("links.work.title-nothing")
    if not clear:
        return text("links.work.title-none")
    strongest = min(clear, key=lambda pair: (pair.q or 0, -pair.n_ab))
    siblings = all(_is_within(pair) for pair in clear)
    return text("links.work.title-siblings" if siblings else "links.work.title", a=view.labels[strongest.a], b=inside(view.labels[strongest.b]))


def _is_within(pair: Shared) -> bool:
    """Whether both stand under one heading of the document (2.1 and 2.3): siblings are expected to go together."""
    return pair.a.partition(".")[0] == pair.b.partition(".")[0]


def sentence(view: SharedWork) -> str:
    """How often both are named together, against chance."""
    pair = view.pair
    if pair is None:
        return view.text("links.work.nothing")
    names = {"a": inside(view.labels[pair.a]), "b": inside(view.labels[pair.b])}
    return view.text.count("links.work.sentence", pair.n_ab, total=pair.n, expected=numbers.plain(pair.expected, 1), **names)


def _numbers(view: SharedWork) -> str:
    pair = view.pair
    if pair is None:
        return ""
    if pair.n_ab < FEWEST_SHARED:
        return view.text("links.work.few-shared")
    shown = {
        "jaccard": numbers.plain(pair.jaccard, 2),
        "lift": numbers.plain(pair.lift or 0, 1),
        "p": _chance(pair.p),
        "q": _chance(pair.q or 0),
        "weight": numbers.plain(pair.weight, 1),
    }
    where = view.text("links.work.within" if _is_within(pair) else "links.work.between")
    return f"{view.text('links.work.numbers', **shown)} {where}"


def _chance(p: float) -> str:
    return numbers.plain(p, 3) if p >= 0.001 else "< 0.001"


def _other(view: SharedWork) -> str:
    return "" if view.pair is None else view.pair.b if view.pair.a == view.middle else view.pair.a


def _pair_href(view: SharedWork, pair: Shared) -> str:
    return view.state.but(pair=f"{pair.a}~{pair.b}", challenge=view.middle).address()


def _head(view: SharedWork, code: str, named: bool) -> Markup:
    current = Markup(' aria-current="true"') if code == view.middle else ""
    return _HEAD.format(
        view.state.but(challenge=code, pair="").address(), code.replace(".", "-"), current, code, "lk-name" if named else "sr-only", view.labels[code]
    )


def _mark(view: SharedWork, a: str, b: str) -> Mark | None:
    pair, text = view.pairs.get((min(a, b), max(a, b))), view.text
    if pair is None:
        return Mark(0, 0, text("links.work.cell-none", a=a, b=b), "", tested=False)
    href = view.state.but(pair=f"{pair.a}~{pair.b}", challenge=view.middle if view.middle in (a, b) else a).address()
    return Mark(pair.jaccard, 0, text.count("links.work.cell", pair.n_ab, a=a, b=b), href, solid=pair.is_clear, number=str(pair.n_ab) if pair.n_ab else "")


def _tied(view: SharedWork) -> list[tuple[str, Shared]]:
    own = [pair for pair in view.pairs.values() if view.middle in (pair.a, pair.b) and pair.n_ab]
    return sorted((pair.b if pair.a == view.middle else pair.a, pair) for pair in own)


def _communities(view: SharedWork) -> str:
    found = view.groups
    if not found.are_real:
        key = "links.work.no-groups" if found.modularity < 0.3 else "links.work.frail-groups"
        return view.text(key, q=numbers.plain(found.modularity, 2), share=numbers.plain(100 * (found.surviving or 0), 0))
    return view.text(
        "links.work.groups", q=numbers.plain(found.modularity, 2), groups="; ".join(", ".join(sorted(group)) for group in sorted(found.groups, key=sorted))
    )


def _crossed(view: SharedWork) -> dict[str, Any]:
    cells = view.crossed()
    rows = sorted({row for row, _ in cells}, key=lambda row: (-sum(n for (key, _), n in cells.items() if key == row), view.names[row]))
    columns = [code for code in view.labels if any(code == column for _, column in cells)]
    key = "member" if view.state.by == "members" else "alliance"
    pattern = ViewState(page="/activities", challenge="CODE", **{key: "WHO"}).address()
    listed = [
        (
            view.names[row],
            ViewState(page="/activities", **{key: row}).address(),
            [(cells.get((row, code), 0), pattern.replace("CODE", code).replace("WHO", row), view.labels[code]) for code in columns],
        )
        for row in rows
    ]
    return {"columns": [(code, view.labels[code]) for code in columns], "rows": listed}


def _activity(view: SharedWork, activity: Any) -> dict[str, str]:
    row = activity.row
    return {
        "when": dates.days(row["start"], row["end"], row["second_date"], view.text),
        "title": row["label"],
        "href": ViewState(page="/activities", activity=activity.key).address(),
        "n": view.text.count("links.work.names", len(activity.challenges)),
    }


def _who(view: SharedWork, links: str, key: str) -> list[tuple[str, str, int, int]]:
    return [(view.names[slug], ViewState(page="/activities", **{key: slug}).address(), a, b) for slug, (a, b) in view.worked_on_both(links).items()]


def _rows(view: SharedWork) -> list[tuple[str, str, tuple[str, ...]]]:
    """The table twin of the matrix: every pair of challenges, its address, its counts against chance."""
    found = []
    for pair in view.pairs.values():
        shown = pair.n_ab >= FEWEST_SHARED
        lift = numbers.plain(pair.lift or 0, 1) if shown else numbers.DASH
        name = f"{pair.a} {view.labels[pair.a]}, {pair.b} {view.labels[pair.b]}"
        found.append(
            (
                name,
                view.state.but(pair=f"{pair.a}~{pair.b}").address(),
                (
                    str(pair.n_ab),
                    numbers.plain(pair.expected, 1),
                    numbers.plain(pair.jaccard, 2),
                    lift,
                    _chance(pair.p),
                    _chance(pair.q or 0),
                    numbers.plain(pair.weight, 2),
                ),
            )
        )
    return found


def figure(view: SharedWork) -> Figure:
    """The challenge in the middle and the others around it; lines by the weights of their pairs."""
    if not view.middle or view.middle not in view.labels:
        return network(None, [], [])
    tied = dict(_tied(view))
    heaviest = max((pair.weight for pair in view.pairs.values()), default=1) or 1
    ring = [
        Node(
            code,
            code,
            view.labels[code],
            view.text.count("links.work.shared", tied[code].n_ab) if code in tied else "",
            theme.MARK,
            theme.PAPER,
            _pair_href(view, tied[code]) if code in tied else view.state.but(challenge=code, pair="").address(),
            code not in tied,
        )
        for code in view.labels
        if code != view.middle
    ]
    middle = Node(view.middle, view.middle, view.labels[view.middle], "", theme.INK, theme.PAPER, view.state.but(challenge=view.middle, pair="").address())
    ties = [Tie(pair.a, pair.b, pair.weight / heaviest) for pair in view.pairs.values() if view.middle in (pair.a, pair.b) or pair.is_clear]
    return network(middle, ring, ties)
