"""The two cards of `/data` on the network's documents: how challenges and targets were joined, and what was odd in the documents."""

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from dashboard.store.catalogue import Record
from dashboard.text import Text, numbers
from dashboard.view_state import ViewState
from dashboard.views import lenses
from dashboard.views.evidence import Evidence


def values(view: Evidence) -> dict[str, Any]:
    """What the templates need; empty lists for a release without a record."""
    record, text = view.record, view.text
    pairs, labels = record["challenge_target"], {row["code"]: row["label"] for row in record["challenge"]}
    both = sum(row["origin"] == "both" for row in pairs)
    targets = {row["target"] for row in pairs}
    summary = text(
        "data.joined-lead", n=len(pairs), challenges=len({row["challenge"] for row in pairs}), targets=len(targets), both=both, one=len(pairs) - both
    )
    odd = sorted(record["anomalies"], key=lambda row: row["document"])
    titles = {row["document"]: row["title"] for row in record["document"]}
    return {
        "joined_lead": summary,
        "joined_groups": [(*_challenge(code, labels), [_pair(view, row) for row in rows]) for code, rows in groupby(pairs, key=lambda row: row["challenge"])],
        "considered": [
            (row["challenge"], labels[row["challenge"]], *_target(view, row["target"]), row["reason"]) for row in record["challenge_target_considered"]
        ],
        "lens_rows": _lenses(view, text),
        "odd_lead": text("data.odd-lead", n=len(odd), documents=len({row["document"] for row in odd})),
        "odd_groups": [(titles[document], [_odd(row, text) for row in rows]) for document, rows in groupby(odd, key=lambda row: row["document"])],
    }


def _challenge(code: str, labels: Mapping[str, str]) -> tuple[str, str, str]:
    return code, labels[code], ViewState(page="/activities", challenge=code).address()


def _pair(view: Evidence, row: Record) -> Record:
    code, goal, label = _target(view, row["target"])
    weight = view.text("data.core" if row["weight"] == 1 else "data.supporting")
    readings = view.text("data.read-both" if row["origin"] == "both" else "data.read-one")
    return {
        "target": code,
        "goal": goal,
        "label": label,
        "weight": weight,
        "n": f"{row['weight']:g}",
        "reason": row["reason"],
        "readings": readings,
        "status": row["status"],
    }


def _target(view: Evidence, code: str) -> tuple[str, str, str]:
    """Code, goal and label of a target."""
    target = view.catalogue.targets.get(code)
    return code, code.partition(".")[0], target["label"] if target else ""


def _lenses(view: Evidence, text: Text) -> list[tuple[str, str, str, str]]:
    """Every lens with its group, targets and goals."""
    found = []
    for group, links in lenses.groups(view.record):
        for code, label in links:
            lens = lenses.lens(view.record, code)
            if lens:
                goals = ", ".join(sorted(lens.goals, key=int))
                found.append((text(f"lens.{group}"), label, ", ".join(lens.targets) or numbers.DASH, goals))
    return found


def _odd(row: Record, text: Text) -> Record:
    line = (row["line"] or numbers.DASH).replace("~", ", ")
    return {"kind": row["kind"], "found": row["found"], "decision": row["decision"], "line": line, "by": text(f"data.found-by.{row['origin']}")}
