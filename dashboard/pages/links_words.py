"""Title, lead and sentences of `/interlinkages`, all from the same counts and the same pair."""

from collections.abc import Sequence

from dashboard.analysis.link_counts import GoalLink
from dashboard.concepts import FEWEST_AREAS, LinkClass
from dashboard.store.catalogue import Record
from dashboard.text import Text, numbers
from dashboard.views.links import OVER_TIME, Links

NAMED = 3
# Below this q the sentence says "less than one in a thousand".
TINY = 0.001


def places(view: Links) -> str:
    """What the areas of the panel are called: metros, cities, urban areas."""
    key = f"links.places.{view.key}"
    return view.text(key if view.text.has(key) else "links.places.other")


def city(view: Links) -> str:
    """The name of the city of links over time."""
    return view.catalogue.areas[view.key]["name"] if view.key in view.catalogue.areas else ""


def title(view: Links) -> str:
    """The finding of the goal in focus; without tested pairs, the question."""
    text = view.text
    if view.layer == OVER_TIME:
        return text("links.title.time-some" if sum(view.totals[1:]) else "links.title.time-none", city=city(view))
    where = places(view)
    if not view.totals[0]:
        return text("links.title.nothing", places=where)
    goal = text(f"links.goal-word.{view.goal}")
    if view.state.to and view.state.to != view.goal:
        return text("links.title.to", a=goal, b=text(f"links.goal-word.{view.state.to}"), places=where)
    if len(view.goals) == 1:
        return text("links.title.within", goal=goal, places=where)
    gains, costs = (_top(view, kind, 2) for kind in ("together", "apart"))
    if not gains and not costs:
        gains, costs = (_top(view, kind, 1) for kind in ("together", "apart"))
    if not gains and not costs:
        return text("links.title.none", goal=goal, places=where)
    key = "mixed" if gains and costs else "together" if gains else "apart"
    return _capital(text(f"links.title.{key}", places=where, goal=goal, others=_and(text, gains), worse=_and(text, costs)))


def _top(view: Links, kind: str, least: int) -> list[str]:
    """Words for the goals with the largest share of one kind of link: one pair in eight, at least so many pairs, more than of the other kind."""
    share = {cell.other(view.goal): getattr(cell, kind) / cell.tested for cell in view.of_goal[0] if _counts(cell, kind) and getattr(cell, kind) >= least}
    most = NAMED if kind == "together" else 1
    return [view.text(f"links.goal-word.{goal}") for goal in sorted(share, key=lambda goal: (-share[goal], int(goal)))[:most]]


def _counts(cell: GoalLink, kind: str) -> bool:
    return cell.together > cell.apart if kind == "together" else cell.apart > cell.together


def lead(view: Links) -> str:
    """How many pairs were tested, and what came out; what the reader left out or held constant."""
    text, state = view.text, view.state
    tested, together, apart = view.totals
    if view.layer == OVER_TIME:
        return text.count("links.lead.time", tested, city=city(view), together=together, apart=apart)
    if not tested and view.rows is None and view.lens is None:
        return text("links.lead.untested", pairs=numbers.whole(view.panel["pairs"]), reason=untested(view, view.panel))
    n = len(view.subset.areas) if view.subset else view.panel["n_areas"]
    found = [
        text.count(
            "links.lead.across",
            tested,
            areas=numbers.whole(n),
            places=places(view),
            together=numbers.whole(together),
            apart=numbers.whole(apart),
        )
    ]
    if view.adjusted:
        found.append(text("links.lead.adjusted.income" if has_income(view) else "links.lead.adjusted.size"))
    if view.lens:
        found.append(text("links.lead.lens", subject=view.lens.subject))
    if view.subset:
        found.append(text("links.lead.subset", n=n))
    if state.n:
        found.append(text("links.lead.n", n=state.n))
    return " ".join(found)


def has_income(view: Links) -> bool:
    """Whether the panel has a measure of income that can be held constant."""
    return bool(view.panel["income"])


def untested(view: Links, panel: Record) -> str:
    """Why no pair of a panel is compared."""
    if panel["n_areas"] < FEWEST_AREAS:
        return view.text("links.untested.few", n=panel["n_areas"], least=FEWEST_AREAS)
    return view.text("links.untested.computed" if panel["pairs"] == 1 else "links.untested.denominator")


def sentence(view: Links) -> str:
    """What the pair in focus shows, in one plain sentence."""
    pair, text = view.pair, view.text
    if pair is None:
        return ""
    link = pair[view.class_column]
    if link == LinkClass.NOT_TESTED or link is None:
        return pair["why"] or text(f"links.reason.{pair['reason'] or 'few'}")
    first, second = (view.catalogue.series[key] for key in (view.first, view.second))
    names = {"a": inside(first["label"]), "b": inside(second["label"])}
    if link == LinkClass.NONE:
        return text("links.sentence.none", **names)
    if view.layer == OVER_TIME:
        return text(f"links.sentence.time-{link}", city=city(view), **names)
    is_low = first["direction"] == "lower_better"
    other_low = (second["direction"] == "lower_better") == (link == LinkClass.TOGETHER)
    words = {True: text("links.lower"), False: text("links.higher")}
    return text("links.sentence.clear", Places=_capital(places(view)), x=words[is_low], y=words[other_low], **names)


def adjusted(view: Links) -> str:
    """Whether the link of the pair holds when city size, and income where known, are held constant."""
    pair, text = view.pair, view.text
    if pair is None or view.layer == OVER_TIME or pair["rho"] is None or view.subset:
        return ""
    if pair["partial_rho"] is None or not pair["adjusted_for"]:
        return text("links.adjusted.not")
    what = text("links.adjusted.income" if "~" in pair["adjusted_for"] else "links.adjusted.size")
    clear = (LinkClass.TOGETHER, LinkClass.APART)
    plain, held = pair["class"] in clear, pair["partial_class"] in clear
    key = {(True, True): "holds", (True, False): "gone", (False, True): "appears", (False, False): "none"}[plain, held]
    return text(f"links.adjusted.{key}", what=what, before=numbers.plain(pair["rho"], 2), after=numbers.plain(pair["partial_rho"], 2))


def figures(view: Links) -> str:
    """The correlation of the pair and how sure it is."""
    pair, text = view.pair, view.text
    if pair is None or pair[view.rho_column] is None:
        return ""
    q = pair["partial_q" if view.adjusted else "q"]
    share = text("links.q-tiny") if q < TINY else text("links.q-share", n=numbers.plain(q * 100, 1 if q < 0.1 else 0))
    return text("links.numbers", rho=numbers.plain(pair[view.rho_column], 2), q=text("links.q", share=share))


def inside(label: str) -> str:
    """A label inside a sentence; what begins with two capitals or a number keeps them."""
    return label if label[1:2].isupper() or not label[:1].isalpha() else f"{label[:1].lower()}{label[1:]}"


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def _and(text: Text, words: Sequence[str]) -> str:
    """'a', 'a and b', 'a, b and c'."""
    return "".join(words) if len(words) < 2 else f"{', '.join(words[:-1])} {text('word.and')} {words[-1]}"
