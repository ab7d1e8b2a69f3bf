"""The entries of a report's lists as rows: plan items, challenges, members, partners.

An entry that the record does not know is noted as a problem and left out; nothing is guessed.
"""

from dashboard.ingest.network import names
from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.pieces import Piece
from dashboard.ingest.network.plan import CODE, Plan


def outcomes(pieces: list[Piece], plan: Plan, findings: Findings) -> Rows:
    """Rows with the plan items an activity contributes to."""
    rows: Rows = []
    for piece in pieces:
        if CODE.match(piece.text) and plan.knows(piece.text):
            rows.append({"code": piece.text, "place": str(piece.number)})
        else:
            expected = "a code whose line and action the printed plan has, such as L1A2D3"
            remedy = "Correct the code or add the plan item."
            findings.problem(piece.number, "outcomes", f"'{piece.text}'", expected, remedy)
    return rows


def challenges(pieces: list[Piece], plan: Plan, findings: Findings) -> Rows:
    """Rows with the challenges an activity is tagged with: code and label must be those the report prints."""
    rows: Rows = []
    for piece in pieces:
        code, _, label = piece.text.partition(" ")
        if plan.challenges.get(code) == label:
            rows.append({"code": code, "place": str(piece.number)})
        else:
            expected, remedy = (
                "a code and label of the report's own list of challenges",
                "Correct the code or its label.",
            )
            findings.problem(piece.number, "challenges", f"'{piece.text[:50]}'", expected, remedy)
    return rows


def members(pieces: list[Piece], findings: Findings) -> Rows:
    """Rows with the members of a list. A spelling other than the one used here is noted as an anomaly."""
    rows: Rows = []
    for piece in pieces:
        ref_area = names.member(piece.text)
        if ref_area is None:
            remedy = "Correct the name, or add the spelling to the table of member names."
            findings.problem(piece.number, "members", f"'{piece.text}'", "a member of the network", remedy)
            continue
        if piece.text != names.member_name(ref_area):
            findings.anomaly("name variant", piece.number, piece.text, f"taken as {names.member_name(ref_area)}")
        rows.append({"ref_area": ref_area, "place": str(piece.number)})
    return rows


def alliances(pieces: list[Piece], findings: Findings) -> Rows:
    """Rows with the partner organisations of a list."""
    rows: Rows = []
    for piece in pieces:
        slug = names.alliance(piece.text)
        if slug:
            rows.append({"alliance": slug, "place": str(piece.number)})
        else:
            remedy = "Correct the name, or add the partner to the table of alliances."
            findings.problem(piece.number, "alliances", f"'{piece.text}'", "a partner the record knows", remedy)
    return rows
