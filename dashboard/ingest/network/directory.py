"""Who the members are, and which of them sit on the board: the directory at the end of a progress report."""

from collections.abc import Iterator

from dashboard.ingest.areas import fold
from dashboard.ingest.network import names
from dashboard.ingest.network.findings import Findings, Rows
from dashboard.ingest.network.lines import Line, filled, in_capitals
from dashboard.ingest.network.pieces import Piece
from dashboard.ingest.network.tags import members

REGIONS = {
    "africa": "Africa",
    "asia pacific": "Asia-Pacific",
    "europe": "Europe",
    "north america": "North America",
    "latin america and the caribbean": "Latin America and the Caribbean",
}
ROLES = {
    "presidency": "presidency",
    "co presidency": "co-presidency",
    "treasury": "treasury",
    "regional vice presidency": "vice-presidency",
    "regional vice presidencies": "vice-presidency",
    "member": "member",
}


def directory(lines: list[Line], findings: Findings) -> dict[str, Rows]:
    """Rows of `membership`, `focal_point` and `board_seat`. Persons are passed over; a seat belongs to its place."""
    tables: dict[str, Rows] = {"membership": [], "focal_point": [], "board_seat": []}
    for region, part in _regions(lines):
        cut = next(at for at, line in enumerate(part) if line.text == "Focal Points")
        board = next((at for at, line in enumerate(part) if line.text.startswith("Members of the Board")), len(part))
        listed = members(_joined(filled(part[:cut]), findings), findings)
        tables["membership"] += [{"region": region, "status": "listed", **row} for row in listed]
        tables["focal_point"] += [{"region": region, **row} for row in _focal_points(part[cut:board])]
        tables["board_seat"] += _seats(part[board:], findings)
    places = list(dict.fromkeys(row["place"] for row in tables["board_seat"]))
    tables["board_seat"] = [{**row, "seat": places.index(row["place"]) + 1} for row in tables["board_seat"]]
    return tables


def _regions(lines: list[Line]) -> Iterator[tuple[str, list[Line]]]:
    heads = [at for at, line in enumerate(lines) if in_capitals(line.text) and fold(line.text) in REGIONS]
    for at, end in zip(heads, [*heads[1:], len(lines)], strict=True):
        # A divider page prints the headings once more, with nothing below them.
        if any(line.text == "Focal Points" for line in lines[at:end]):
            yield REGIONS[fold(lines[at].text)], lines[at + 1 : end]


def _joined(lines: list[Line], findings: Findings) -> list[Piece]:
    pieces: list[Piece] = []
    for line in lines:
        before = pieces[-1].text if pieces else ""
        whole = f"{before} {line.text}"
        if before and names.member(before) is None and names.member(whole):
            first = pieces.pop().number
            findings.anomaly("split name", f"{first}-{line.number}", f"{before} / {line.text}", "joined: one member")
            pieces.append(Piece(whole, first))
        else:
            pieces.append(Piece(line.text, line.number))
    return pieces


def _focal_points(lines: list[Line]) -> Rows:
    # Under the office stands a person, whose name is not read, then the place.
    for at, line in enumerate(lines):
        below = filled(lines[at + 1 :])
        if line.text == "REGIONAL SECRETARY" and len(below) > 1 and names.member(below[1].text):
            ref_area = names.member(below[1].text)
            return [{"ref_area": ref_area, "role": "regional-secretary", "place": str(below[1].number)}]
    return []


def _seats(lines: list[Line], findings: Findings) -> Rows:
    rows: Rows = []
    for at, line in enumerate(lines):
        if not in_capitals(line.text) or fold(line.text) not in ROLES:
            continue
        found = names.members_in(_office(lines[at + 1 :]))
        rows += [{"ref_area": area, "role": ROLES[fold(line.text)], "place": str(line.number)} for area in found]
        if not found:
            remedy = "Name the member in the title of office."
            findings.problem(line.number, "board", "an office without a member", "a member in the title", remedy)
        if len(found) > 1:
            both = " and ".join(map(names.member_name, found))
            findings.anomaly("seat of two members", line.number, both, "one seat, a row for each")
    return rows


def _office(lines: list[Line]) -> str:
    # Under the role stands a person, whose name is not read, then the title of office until the next blank line.
    end = next((at for at, line in enumerate(lines) if not line.text), len(lines))
    return " ".join(line.text for line in lines[1:end])
