"""The groups of Open SDG files (sex, age, ward …) in one spelling, as the key `sex=F;ward=Easton`."""

from dashboard.concepts import TOTAL

_DIMENSIONS = {
    "gender": "sex", "age group": "age", "age range": "age", "mother age group": "age", "ward name": "ward",
    "race": "ethnicity", "race/ ethnicity": "ethnicity", "race/ethnicity": "ethnicity", "mother's race": "ethnicity",
    "education attainment": "education", "employment status": "employment", "demographic": "group",
    "equality group": "group", "victim gender": "sex", "departmental/ non-departmental": "part",
    "sheltered/unsheltered": "shelter", "health/disability": "health", "federal poverty level": "income",
    "disability status": "disability", "deprivation decile": "deprivation", "type of disease": "disease",
}  # fmt: skip
_SEXES = {
    "female": "F", "women": "F", "girls": "F", "girl": "F", "male": "M", "men": "M", "boys": "M", "boy": "M",
}  # fmt: skip


def group_key(groups: dict[str, str], rename: dict[str, str]) -> str:
    """The key of a group, `_T` for none: dimensions in lower case and in order, women F and men M.

    `rename` gives dimensions that the source mislabels another name first.
    """
    if not groups:
        return TOTAL
    parts = sorted(_part(rename.get(name, name), value) for name, value in groups.items())
    return ";".join(parts)


def _part(name: str, value: str) -> str:
    dimension = name.strip().lower()
    dimension = _DIMENSIONS.get(dimension, dimension)
    value = " ".join(value.replace(";", ",").replace("=", "-").split())
    if dimension == "group" and value.lower() in _SEXES:
        dimension = "sex"
    return f"{dimension}={_SEXES.get(value.lower(), value) if dimension == 'sex' else value}"
