"""What a change of the view sends: the parts that can have changed, and not again what is the same in every view of a release."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dashboard import application
from tests.benchmark.views import UPDATE, bodies

Change = Callable[[bytes], dict[str, Any]]
STILL = ("data-coverage-rows", "data-joined", "data-odd", "data-coverage")


@pytest.fixture(scope="module")
def change(small: Path) -> Change:
    """What the server sends for a body, by the id of what it is for."""
    client = application.create(small).server.test_client()

    def sent(body: bytes) -> dict[str, Any]:
        answer = client.post(UPDATE, data=body, content_type="application/json")
        assert answer.status_code == 200
        return {json.loads(key).popitem()[1] if key[0] == "{" else key: value for key, value in answer.get_json()["response"].items()}

    return sent


def test_what_every_view_of_a_release_shows_alike_is_sent_once(small: Path, change: Change) -> None:
    sent = change(bodies(small)("/data?goal=6"))
    assert "page" not in sent and {"header", "data-head", "data-sources", "data-measures"} <= sent.keys()
    assert not [key for key in sent if key.partition("~")[0] in STILL]


def test_of_another_release_everything_is_sent(small: Path, change: Change) -> None:
    asked = json.loads(bodies(small)("/data?goal=6"))
    for part in asked["outputs"][1]:
        name, _, digest = part["id"]["part"].partition("~")
        part["id"]["part"] = f"{name}~000000000000" if digest else name
    frame = json.dumps(change(json.dumps(asked).encode())["page"]["children"])
    assert all(f"{name}~" in frame for name in STILL)


def test_with_names_hidden_nothing_counts_as_known(small: Path, change: Change) -> None:
    """The same part holds names in one view and none in the other."""
    frame = json.dumps(change(bodies(small)("/data?names=hidden"))["page"]["children"])
    assert '"data-joined"' in frame and "data-joined~" not in frame


def test_land_is_not_sent_again(small: Path, change: Change) -> None:
    drawn = change(bodies(small)("/?goal=6"))["home-map"]["figure"]
    assert [step["location"] for step in drawn["operations"]] == [["layout"], ["data", 1]]
    assert drawn["operations"][1]["params"]["value"]["mode"] == "markers"


def test_on_the_wall_the_whole_map_is_sent(small: Path, change: Change) -> None:
    """The picture before it was another, or the same in other colours."""
    asked = json.loads(bodies(small)("/?picture=map&present=1"))
    sent = change(json.dumps(asked).encode())
    asked["outputs"][1] = [{"id": {"part": part}, "property": "html"} for part in ("header", "footer", *_parts_of(sent["page"]["children"]))]
    asked["outputs"][2] = [{"id": {"figure": "stage-chart"}, "property": "figure"}]
    drawn = change(json.dumps(asked).encode())["stage-chart"]["figure"]
    assert [trace.get("fill", trace["mode"]) for trace in drawn["data"]] == ["toself", "markers"] and drawn["layout"]


def _parts_of(node: dict[str, Any]) -> list[str]:
    own = [node["props"]["id"]["part"]] if node["type"] == "Html" else []
    return own + [part for child in node["props"].get("children", ()) if isinstance(child, dict) for part in _parts_of(child)]
