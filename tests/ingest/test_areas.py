"""Areas: which one a source means, the members kept by hand, and the register made from all sources."""

from pathlib import Path

import pandas as pd
import pytest

from dashboard.ingest import areas, register
from dashboard.ingest.reading import AREA_COLUMNS, Reading

DATA = Path(__file__).resolve().parents[2] / "data"


def table(name: str) -> pd.DataFrame:
    return pd.read_csv(DATA / name, dtype=str, keep_default_na=False)


@pytest.mark.parametrize(
    ("name", "folded"),
    [("São Paulo", "sao paulo"), ("Xi'an, Shaanxi", "xi an shaanxi"), ("Łódź", "lodz"), ("Diyarbakır", "diyarbakir")],
)
def test_fold_leaves_letters_and_blanks(name, folded):
    assert areas.fold(name) == folded


@pytest.mark.parametrize(
    ("name", "country", "slug"),
    [
        ("Hamburg", "DEU", "hamburg-de"),
        ("Ciudad de México", "MEX", "mexico-city"),
        ("Roma", "ITA", "roma-it"),
        ("Rome", "ITA", "roma-it"),
        ("München", "DEU", "munchen-de"),
        ("Munich", "DEU", "munchen-de"),
        ("Córdoba", "ARG", "cordoba"),
        ("Córdoba", "ESP", "cordoba-es"),
        ("Barcelona", "ESP", "barcelona"),
        ("Geneva", "CHE", "geneva-city"),
        ("Manchester", "USA", "manchester-us"),
        ("Frankfurt (Oder)", "DEU", "frankfurt-oder-de"),
        ("Frankfurt am Main", "DEU", "frankfurt-am-main-de"),
        ("Suzhou, Jiangsu", "CHN", "suzhou-jiangsu-cn"),
        ("Suzhou, Anhui", "CHN", "suzhou-anhui-cn"),
    ],
)
def test_a_city_has_one_slug_under_all_its_names(name, country, slug):
    assert areas.reference(name, country) == slug


def test_a_name_of_two_cities_is_ambiguous():
    assert areas.ambiguous("Suzhou", "CHN")
    assert not areas.ambiguous("Suzhou, Anhui", "CHN")
    assert not areas.ambiguous("Springfield", "AUS")


def test_members_may_share_a_key():
    assert areas.known_all("unhabitat", "CO_ANT_MEDELLIN") == ("medellin", "valle-de-aburra")
    assert areas.known("wup", "22525") == "barcelona"
    assert areas.known("wup", "0") is None
    assert areas.known_all("wup", "0") == ()


@pytest.mark.parametrize(
    ("printed", "names", "shown"),
    [
        ("Wien (Vienna)", ("Wien", "Vienna"), "Vienna"),
        ("Mumbai (Bombay)", ("Mumbai", "Bombay"), "Mumbai"),
        ("Casanare_Yopal", ("Yopal", "Yopal"), "Yopal"),
        ("Eugene,OR", ("Eugene,OR", "Eugene,OR"), "Eugene"),
    ],
)
def test_names_as_the_un_prints_them(printed, names, shown):
    iso3 = {"Wien": "AUT", "Mumbai": "IND", "Yopal": "COL", "Eugene,OR": "USA"}[names[0]]
    assert areas.two_names(printed) == names
    assert areas.shown(printed, iso3) == shown


def test_namesakes_keep_their_province_on_screen():
    assert areas.shown("Suzhou, Anhui", "CHN") == "Suzhou, Anhui"


def test_countries_are_known_by_code_and_by_long_names():
    assert areas.country("NA") == "NAM"
    assert areas.country_named("Bolivia (Plurinational State of)") == "BOL"
    assert areas.country_named("Côte d’Ivoire") == "CIV"
    assert areas.country_named("Atlantis") is None
    assert areas.country_title("USA") == "United States"


def test_the_network_has_161_members_of_two_groups():
    members = table("areas/memberships.csv")
    assert len(areas.network()) == 161
    assert members["network"].value_counts().to_dict() == {"metropolis": 152, "sdg-leadership-cities": 14}
    assert set(members["ref_area"]) == areas.network()


def test_every_country_has_one_of_the_five_regions_of_the_network():
    countries = table("codes/countries.csv").set_index("country")
    assert countries["region"].nunique() == 5
    # As the network's own directory has them.
    expected = {
        "MEX": "North America",
        "TUR": "Asia-Pacific",
        "IRN": "Asia-Pacific",
        "RUS": "Europe",
        "CUB": "Latin America and the Caribbean",
    }
    assert countries.loc[list(expected), "region"].to_dict() == expected


def test_keys_name_areas_that_exist():
    listed = set(table("areas/areas.csv")["ref_area"])
    keys = table("areas/keys.csv")
    of_members = keys[~keys["scheme"].isin(["name", "ambiguous"])]
    assert set(of_members["ref_area"]) <= listed
    assert not keys.duplicated().any()
    assert not keys[keys["scheme"] == "name"].duplicated("key").any()


def test_the_register_has_every_area_that_has_a_value():
    listed = set(table("areas/areas.csv")["ref_area"])
    for file in sorted((DATA / "observations").glob("*.csv")):
        found = set(pd.read_csv(file, usecols=["ref_area"], dtype=str, keep_default_na=False)["ref_area"])
        assert found <= listed, file.name


def found(*rows: tuple) -> Reading:
    empty = pd.DataFrame()
    return Reading("un-sdg-11-2-1-public-transport", empty, empty, pd.DataFrame(rows, columns=list(AREA_COLUMNS)), empty)


def test_a_reading_stands_for_the_file_of_its_source():
    made = register.register(DATA, [found(("nowhere-de", "Nowhere", "metro", "DEU", 50.0, 8.0))]).set_index("ref_area")
    assert made.loc["nowhere-de", ["name", "kind", "region", "lat"]].tolist() == [
        "Nowhere",
        "metropolitan area",
        "Europe",
        "50",
    ]
    assert made.loc["sao-paulo", "name"] == "São Paulo"


def test_members_stay_as_kept_by_hand():
    made = register.register(DATA, [found(("bogota", "Bogota Wrong", "city", "COL", 1.0, 1.0))]).set_index("ref_area")
    assert made.loc["bogota", "name"] == "Bogotá"
    assert made.loc["bogota", "lat"] == "4.60971"


def test_names_of_other_sources_become_aliases():
    names = register.aliases(DATA, register.register(DATA))
    assert "Wien" in set(names.query("ref_area == 'wien-at'")["alias"])
    assert "CDMX" in set(names.query("ref_area == 'mexico-city'")["alias"])
    assert not names.duplicated().any()
