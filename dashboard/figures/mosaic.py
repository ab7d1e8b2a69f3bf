"""All goals at once: one bar per goal, split by where the measures stand, with counts inside."""

from collections.abc import Mapping, Sequence

from dashboard.figures import theme
from dashboard.figures.theme import Figure

ORDER = ("met", "on", "slow", "away", "level", "none")
COUNT_FROM = 0.055
_HATCH = {"shape": "/", "fgcolor": "#AEB7C1", "bgcolor": theme.PAPER, "size": 6, "solidity": 0.22, "fillmode": "replace"}


def mosaic(goals: Sequence[str], counts: Mapping[str, Mapping[str, int]], hover: Mapping[tuple[str, str], str]) -> Figure:
    """The bars, first goal on top, each as wide as the frame. `counts` maps goal and rolled-up status to a number; a goal without any
    value is left empty. `hover` holds the words of each piece."""
    totals = {goal: sum(counts.get(goal, {}).values()) for goal in goals}
    data = [_pieces(kind, goals, counts, totals, hover) for kind in ORDER]
    yaxis = {"range": [len(goals) - 0.5, -0.5]}
    return {"data": data, "layout": theme.layout(barmode="stack", bargap=0.34, xaxis={"range": [0, 1.001]}, yaxis=yaxis)}


def _pieces(
    kind: str, goals: Sequence[str], counts: Mapping[str, Mapping[str, int]], totals: Mapping[str, int], hover: Mapping[tuple[str, str], str]
) -> Figure:
    shares = [counts.get(goal, {}).get(kind, 0) / totals[goal] if totals[goal] else 0 for goal in goals]
    words = [str(counts[goal][kind]) if share >= COUNT_FROM else "" for goal, share in zip(goals, shares, strict=True)]
    marker = {"color": theme.ROLLED_FILL[kind], "line": {"color": theme.PAPER, "width": 2}}
    if kind == "none":
        marker = {"color": theme.PAPER, "line": {"color": "#9AA4AE", "width": 1}, "pattern": _HATCH}
    return {
        "type": "bar", "orientation": "h", "y": list(range(len(goals))), "x": shares, "marker": marker, "text": words, "textposition": "inside",
        "insidetextanchor": "middle", "textangle": 0, "constraintext": "none", "cliponaxis": False,
        "insidetextfont": {"color": theme.ON_FILL[kind], "size": theme.SIZE},
        "customdata": [[goal, kind] for goal in goals], "hovertext": [hover.get((goal, kind), "") for goal in goals],
        "hovertemplate": "%{hovertext}<extra></extra>",
    }  # fmt: skip
