"""What the network does about a target, who could help, what a city took part in: counted again from the tables and the document.

The numbers were counted by hand in the text of the progress report: 2.2 is named at lines 108, 143, 319, 512, 790, 879 and 928;
Bogotá stands in the lists of members at lines 95, 129, 206, 480 and 715.
"""

import csv
from pathlib import Path

import pytest

from dashboard.analysis import network
from dashboard.analysis.network import Activity
from dashboard.store.questions import Store
from dashboard.views import join
from dashboard.views.join import Doing

NETWORK = Path(__file__).resolve().parents[2] / "data" / "network"


def table(name: str) -> list[dict[str, str]]:
    with (NETWORK / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def everything(store: Store) -> list[Activity]:
    return network.joined(store.record())


def doing(store: Store, everything: list[Activity], target: str | None, goal: str) -> Doing:
    return join.doing(store.record(), everything, {"target": target, "goal": goal})


TOUCHED = [("8.5", "8", 7), ("1.5", "1", 13), ("11.5", "11", 15), ("11.1", "11", 14), ("5.b", "5", 1), ("11.2", "11", 2)]


@pytest.mark.parametrize(("target", "goal", "n"), TOUCHED)
def test_activities_touch_a_target_through_their_challenges(store: Store, everything: list[Activity], target: str, goal: str, n: int) -> None:
    found = doing(store, everything, target, goal)
    codes = {row["challenge"] for row in table("challenge_target") if row["target"] == target}
    named = {row["activity"] for row in table("activity_challenge") if row["code"] in codes}
    assert {activity.key for activity in found.touching} == named and len(named) == n
    assert set(found.through) == codes and found.closest == {}


def test_core_challenges_come_before_supporting_ones_and_few_tags_before_many(store: Store, everything: list[Activity]) -> None:
    found = doing(store, everything, "11.1", "11")
    assert list(found.through) == ["1.2", "1.1", "1.4"], "affordable housing is core"
    core = ["1.2" in activity.challenges for activity in found.touching]
    assert core == sorted(core, reverse=True)
    tags = [len(activity.challenges) for activity in found.touching if "1.2" in activity.challenges]
    assert tags == sorted(tags), "the meeting that names nearly everything comes last"


def test_plan_items_and_partners_are_those_of_the_activities(store: Store, everything: list[Activity]) -> None:
    found = doing(store, everything, "8.5", "8")
    keys = {activity.key for activity in found.touching}
    assert sum(found.plan.values()) == sum(row["activity"] in keys for row in table("activity_outcome"))
    assert found.partners == {"uclg": 3, "cities-alliance": 1, "guangzhou-award": 1, "iclei": 1, "undp": 1}


def test_a_target_without_a_challenge_has_the_closest_by_goal(store: Store, everything: list[Activity]) -> None:
    water = doing(store, everything, "6.3", "6")
    assert water.touching == [] and water.closest == {"1.4": 2.0} and water.named("1.4") == 2
    assert doing(store, everything, None, "8").closest, "a measure without a target too"
    hunger = doing(store, everything, "2.1", "2")
    assert hunger.touching == [] and hunger.closest == {}, "no challenge leads to goal 2"


def test_what_a_city_took_part_in(everything: list[Activity]) -> None:
    mine = join.took_part(everything, "bogota")
    assert len(mine) == 5 and [activity.row["start"] for activity in mine] == sorted(activity.row["start"] for activity in mine)
    assert join.took_part(everything, "madrid") == []


def test_cities_known_from_a_shared_activity(everything: list[Activity]) -> None:
    shared = join.shared_with(everything, "barcelona")
    assert {activity.key for activity in shared["berlin"]} == {"co-presidencies-meeting", "digital-citymakers-summit"}
    assert "barcelona" not in shared and "madrid" not in shared
    pairs = {(row["activity"], row["ref_area"]) for row in table("activity_member")}
    for other, together in shared.items():
        assert all({(activity.key, "barcelona"), (activity.key, other)} <= pairs for activity in together)


def test_helpers_keep_their_order_but_known_ones_come_first(everything: list[Activity]) -> None:
    ahead = [{"ref_area": slug} for slug in ("madrid", "berlin", "milan", "brussels")]
    shared = join.shared_with(everything, "barcelona")
    assert [row["ref_area"] for row in join.helpers(ahead, shared)] == ["berlin", "brussels", "madrid", "milan"]
    assert join.helpers(ahead, {}) == ahead


def test_a_release_without_a_record_has_nothing_to_say(small_store: Store) -> None:
    everything = network.joined(small_store.record())
    assert everything == [] and join.documents(small_store.record()) == []
    assert join.doing(small_store.record(), everything, {"target": "8.5", "goal": "8"}).touching == []
