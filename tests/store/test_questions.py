"""What is asked of the data file comes back as it was put in."""

import pytest

from dashboard.store.questions import Store


def test_all_values_of_an_area_and_a_measure(small_store: Store) -> None:
    rows = small_store.observations("alphaville", "safe-water")
    assert [(row["time_period"], row["obs_value"], row["obs_status"]) for row in rows] == [
        (2012, 60.0, "A"), (2015, 68.0, "A"), (2018, 75.0, "A"), (2021, 83.0, "E"), (2023, 88.5, "A"), (2030, 99.0, "F"),
    ]  # fmt: skip
    assert rows[4]["time_label"] == "2023/24", "the total only: the value for women is another row"


def test_assessments_of_an_area(small_store: Store) -> None:
    found = {row["series"]: row for row in small_store.assessments_of_area("alphaville")}
    assert {key: (row["value"], row["year"], row["status"]) for key, row in found.items()} == {
        "homicides": (13.5, 2024, "rev"), "park-benches": (410.0, 2022, "none"), "safe-water": (88.5, 2023, "on"), "town-population": (120000.0, 2020, "none"),
    }  # fmt: skip


def test_standings_are_of_members_with_a_value_of_their_own(small_store: Store) -> None:
    assert [row["ref_area"] for row in small_store.standings("homicides")] == ["alphaville", "beta-hill"]
    assert small_store.standings("park-benches") == [] or [row["ref_area"] for row in small_store.standings("park-benches")] == ["alphaville"]


@pytest.mark.parametrize(
    ("network", "region", "n"),
    [("", "", 5), ("metropolis", "", 5), ("sdg-leadership-cities", "", 3), ("", "Europe", 2), ("sdg-leadership-cities", "Europe", 0)],
)
def test_counts_of_the_network(small_store: Store, network: str, region: str, n: int) -> None:
    """Context and wider values are no measures, reference cities no members."""
    assert sum(row["n"] for row in small_store.goal_counts(network, region)) == n


def test_own_targets(small_store: Store) -> None:
    found = {row["series"]: (row["target_value"], row["verdict"]) for row in small_store.own_targets_of_area("alphaville")}
    assert found == {"homicides": (8.0, "challenges_remain"), "safe-water": (95.0, "approaching_target")}


def test_values_are_bound_never_pasted(small_store: Store) -> None:
    nasty = "x' or '1'='1"
    assert small_store.assessments_of_area(nasty) == []
    assert small_store.observations(nasty, nasty) == []
    assert small_store.quality("'; drop table area; --") == []
    assert small_store.assessments_of_area("alphaville")


def test_the_catalogue(small_store: Store) -> None:
    catalogue = small_store.catalogue()
    assert list(catalogue.goals) == ["6", "11", "16"], "in the order of their numbers"
    assert [area["name"] for area in catalogue.network_areas.values()] == ["Alphaville", "Bêta & <Hill>"]
    assert catalogue.areas["beta-hill"]["country_name"] == "Germany"
    assert catalogue.aliases == {"alphaville": ["Cidade Alpha"], "beta-hill": ["Beta Hill"]}
    assert catalogue.networks["alphaville"] == ["metropolis", "sdg-leadership-cities"]
    assert catalogue.regions == ["Europe", "Latin America and the Caribbean"]
    assert catalogue.own_targets == {"alphaville"}
    assert (catalogue.release["n_areas"], catalogue.release["n_observations"], catalogue.release["n_judged"]) == (3, 24, 5)
    assert catalogue is small_store.catalogue(), "read once"
    assert small_store.release() == f"dashboard-{catalogue.digest}"


def test_counts_of_an_area(small_store: Store) -> None:
    alphaville = small_store.catalogue().areas["alphaville"]
    assert (alphaville["n_series"], alphaville["n_goals"], alphaville["n_judged"]) == (3, 3, 2), "context is not counted"
    assert (alphaville["first_year"], alphaville["last_year"]) == (2015, 2024)
    beta = small_store.catalogue().areas["beta-hill"]
    assert beta["n_series"] == 2, "a value of the whole county is not the city's"
