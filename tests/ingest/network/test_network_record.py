"""The record as shipped: totals counted by hand in the documents, and links that hold."""

import csv
import re
from pathlib import Path

import pytest

from dashboard.ingest.areas import known
from dashboard.ingest.network.columns import every_table
from dashboard.ingest.network.names import RECORD
from dashboard.ingest.network.record import load

PROGRESS = "metropolis-progress-2021-01-04"
ANNUAL = "metropolis-annual-2023"
CODES = Path(__file__).parents[3] / "data" / "codes"


@pytest.fixture(scope="module")
def record():
    return load()


def counts(record, table, column):
    return record[table][column].value_counts().to_dict()


def test_totals_of_the_progress_report(record):
    assert len(record["activity"]) == 29
    assert counts(record, "activity", "action_line") == {"L1": 11, "L2": 16, "L3": 2}
    tags = {name: len(record[f"activity_{name}"]) for name in ("challenge", "outcome", "member", "alliance")}
    assert tags == {"challenge": 68, "outcome": 50, "member": 118, "alliance": 21}
    listing = {name: record[f"activity_{name}"]["activity"].nunique() for name in tags}
    assert listing == {"challenge": 28, "outcome": 29, "member": 21, "alliance": 14}


def test_tags_of_each_challenge_and_outcome(record):
    assert counts(record, "activity_challenge", "code") == {
        "2.1": 13, "2.3": 12, "1.1": 11, "2.2": 7, "3.1": 6, "3.2": 5, "3.3": 4, "1.2": 3, "1.3": 2, "1.4": 2,
        "4.1": 2, "4.2": 1,
    }  # fmt: skip
    outcomes = counts(record, "activity_outcome", "code")
    assert len(outcomes) == 21
    assert {code: number for code, number in outcomes.items() if number > 2} == {
        "L2A2D3": 6, "L1A3D1": 5, "L1A3D3": 5, "L1A2D2": 4, "L2A2D4": 4, "L2A2D2": 3, "L2A3D2": 3,
    }  # fmt: skip
    assert sorted(outcomes.values()) == [1] * 8 + [2] * 6 + [3, 3, 4, 4, 5, 5, 6]


def test_plan(record):
    assert counts(record, "plan_item", "level") == {"deliverable": 21, "action": 9, "line": 3}
    assert record["plan_item"].query("printed == 'no'")["code"].tolist() == ["L1A1D3"]


def test_members(record):
    listed = record["membership"].query(f"document == '{PROGRESS}'")
    assert listed["region"].value_counts().to_dict() == {
        "Asia-Pacific": 73, "Africa": 25, "Latin America and the Caribbean": 20, "Europe": 16, "North America": 7,
    }  # fmt: skip
    assert len(listed) == listed["ref_area"].nunique() == 141
    assert len(record["engagement"]) == 63
    assert set(record["engagement"]["ref_area"]) == set(record["activity_member"]["ref_area"])
    assert set(record["engagement"]["ref_area"]) <= set(listed["ref_area"])
    assert len(record["membership"].query("status == 'new'")) == 10
    assert counts(record, "member", "network") == {"metropolis": 147, "sdg-leadership-cities": 9, "both": 5}


def test_board_and_focal_points(record):
    seats = record["board_seat"].drop_duplicates(["document", "seat"])
    assert seats["document"].value_counts().to_dict() == {PROGRESS: 32, ANNUAL: 31}
    assert set(record["focal_point"]["ref_area"]) == {"gauteng", "guangzhou", "berlin", "mexico-city", "belo-horizonte"}
    member = record["member"].set_index("ref_area")
    assert member.loc["brussels", ["board_2021", "board_2023"]].tolist() == [
        "vice-presidency~treasury",
        "treasury~vice-presidency",
    ]
    assert member.loc["guangzhou", "board_2021"] == "presidency"
    assert member.loc["bogota", "board_2023"] == "presidency"
    assert member.loc["tangier", "new_2023"] == "yes"
    assert member["engaged_2021"].notna().sum() == 63


def test_alliances_meetings_and_media(record):
    alliances = counts(record, "activity_alliance", "alliance")
    assert len(alliances) == 11
    assert (alliances["uclg"], alliances["un-habitat"], alliances["undp"]) == (8, 3, 2)
    meetings = record["meeting"].groupby(["month", "kind"]).size().to_dict()
    assert meetings == {
        ("2021-01", "member"): 2, ("2021-01", "alliance"): 1, ("2021-02", "member"): 4, ("2021-02", "alliance"): 1,
        ("2021-03", "member"): 2, ("2021-04", "alliance"): 2,
    }  # fmt: skip
    media = record["media_mention"]["month"].value_counts().to_dict()
    assert media == {"2021-01": 6, "2021-02": 5, "2021-03": 4, "2021-04": 5}


def test_figures(record):
    results = record["result"].set_index(["document", "result"])["figure"]
    told = {"people-engaged": 1380, "experts": 119, "members": 141}
    assert {key: results[PROGRESS, key] for key in told} == told
    later = {"members": 154, "new-members": 10, "followers-total": 35300, "summit-attendees": 1400, "board-elected": 35}
    assert {key: results[ANNUAL, key] for key in later} == later
    assert counts(record, "result", "document")[ANNUAL] == 36
    project = record["project_result"].iloc[0]
    assert round(project["result"] / (1 + project["above_target_percent"] / 100)) == project["target_implied"]
    assert project["target"] is None


def test_items_of_the_annual_report(record):
    items = record["report_item"]
    assert items["line"].value_counts(dropna=False).to_dict() == {"L1": 8, "L2": 8, "L3": 3, None: 3}
    printed = items.query("line == 'L2'").sort_values("sequence")["number"].tolist()
    assert printed == [1, 2, 4, 3, 5, 6, 7, 8]


def test_convening(record):
    sizes = {name: len(record[name]) for name in ("theme", "convening_session", "question", "organisation")}
    assert sizes == {"theme": 4, "convening_session": 8, "question": 24, "organisation": 7}
    assert len(record["membership"].query("status == 'participant'")) == 14
    assert counts(record, "question", "session") == {f"session-{number}": 3 for number in range(1, 9)}
    presenting = record["session_presenter"]
    assert (presenting["ref_area"].nunique(), presenting["organisation"].nunique()) == (13, 5)


def test_partnership_and_retreat(record):
    assert counts(record, "partnership_factor", "kind") == {"internal": 11, "external": 4, "role": 3}
    assert record["focus_goal"]["goal"].tolist() == [4, 8, 10, 13, 16]
    sizes = {name: len(record[name]) for name in ("workstream", "key_outcome", "commitment", "next_step", "entity")}
    assert sizes == {"workstream": 3, "key_outcome": 9, "commitment": 5, "next_step": 16, "entity": 14}
    assert counts(record, "hub", "status") == {"formal": 4, "prospective": 4}
    assert record["hub_region"]["under_represented"].notna().sum() == 3


def test_reviews(record):
    reviews = record["review"].groupby(["kind", "status"]).size().to_dict()
    assert reviews == {
        ("VLR", "seen"): 19, ("VLR", "not confirmed"): 13, ("VNR", "seen"): 10, ("VNR", "listed"): 39,
        ("VNR", "not confirmed"): 6, ("VNR", "none reported"): 1,
    }  # fmt: skip
    known_years = record["review"].query("status in ('seen', 'listed')")
    assert known_years["evidence"].notna().all()
    assert known_years[known_years["year"].isna()]["ref_area"].tolist() == ["guangzhou"]
    assert record["linkage_answer"].empty
    assert record["checklist_answer"].empty


def test_challenge_targets_are_for_review(record):
    pairs = record["challenge_target"]
    assert counts(record, "challenge_target", "origin") == {"both": 36, "second": 7}
    assert set(pairs["status"]) == {"for review"}
    assert set(pairs["challenge"]) == set(record["challenge"]["code"])
    assert (pairs.query("first == 'core'")["weight"] == 1).all()
    assert (pairs.query("first != 'core'")["weight"] == 0.5).all()
    used = set(zip(pairs["challenge"], pairs["target"], strict=True))
    left_out = record["challenge_target_considered"]
    assert not used & set(zip(left_out["challenge"], left_out["target"], strict=True))


def test_lenses(record):
    assert counts(record, "lens", "lens") == {"challenge": 12, "transition": 6, "five_p": 5, "theme": 4}
    goals = record["lens_goal"].groupby("lens")["goal"].agg(lambda found: sorted(set(found))).to_dict()
    assert goals["five_p"] == list(range(1, 18))
    assert goals["challenge"] == [1, 3, 5, 6, 7, 8, 9, 10, 11, 13, 16]
    assert not record["lens_target"].duplicated(["lens", "key", "target"]).any()


def test_links_to_areas_and_targets(record):
    areas = {slug for slug in record["member"]["ref_area"] if known("network", slug.replace("-", "_")) == slug}
    assert areas == set(record["member"]["ref_area"])
    with (CODES / "targets.csv").open(encoding="utf-8", newline="") as rows:
        targets = {row["target"] for row in csv.DictReader(rows)}
    for table in ("challenge_target", "challenge_target_considered", "theme_target", "transition_target"):
        assert set(record[table]["target"]) <= targets
    with (CODES / "countries.csv").open(encoding="utf-8", newline="") as rows:
        countries = {row["country"] for row in csv.DictReader(rows)}
    assert set(record["review"]["country"]) | set(record["hub"]["country"]) <= countries


def test_no_offices_with_persons():
    # Persons stand after titles of office and forms of address in the documents; rows hold roles and places only.
    person = re.compile(r"\b(Mr|Ms|Mrs|Dr)\.? [A-Z]|\b(Mayor|Premier|Governor|President|Minister) [A-Z]")
    for name in every_table():
        text = (RECORD / f"{name}.csv").read_text(encoding="utf-8")
        assert not person.search(text), name


def test_every_row_names_its_place(record):
    for name, frame in record.items():
        if "place" in frame and name not in ("hub_region",):
            assert frame["place"].notna().all(), name
