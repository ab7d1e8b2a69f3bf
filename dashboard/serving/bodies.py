"""The body of a callback request, checked against the callbacks the app really has, before Dash unpacks it."""

import json
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

import orjson

DEEPEST = 24
MOST_PARTS = 500
LONGEST_ADDRESS_PART = 4_000
ADDRESS_PARTS = {"pathname", "search", "hash", "href"}
CONTROL = re.compile(r"[\x00-\x1f\x7f]")
SEVERAL = (["ALL"], ["ALLSMALLER"])
WILD = (*SEVERAL, ["MATCH"])

NOT_JSON = "The body is not valid JSON."
NOT_AN_OBJECT = "The body is not a JSON object."
TOO_DEEP = "The body is nested too deeply."
NO_SUCH_OUTPUT = "The body asks for an output this dashboard does not have."
WRONG_LIST = "The body's {} do not fit the callback it names."
WRONG_CHANGED = "The body's changedPropIds is not a list of names."
WRONG_ADDRESS = "The body holds an address that is not a short line of text."


class Malformed(Exception):
    """A callback body no page of ours sends. The text says in a sentence what is wrong, without repeating it."""


def read_body(raw: bytes, callbacks: Mapping[str, Mapping[str, Any]]) -> dict:
    """The parsed body, if it fits one of the callbacks (Dash's `callback_map`). Raises Malformed otherwise."""
    body = _parsed(raw)
    callback = callbacks.get(body["output"]) if isinstance(body.get("output"), str) else None
    if not callback or "callback" not in callback:
        raise Malformed(NO_SUCH_OUTPUT)
    _check_list(body.get("inputs"), callback["inputs"], "inputs")
    _check_list(body.get("state", []), callback["state"], "state")
    if not callback.get("no_output"):
        _check_outputs(body.get("outputs"), callback["output"])
    changed = body.setdefault("changedPropIds", [])
    if not _is_list(changed) or not all(isinstance(name, str) for name in changed):
        raise Malformed(WRONG_CHANGED)
    return body


def _parsed(raw: bytes) -> dict:
    try:
        body = orjson.loads(raw)
    except orjson.JSONDecodeError as error:
        raise Malformed(NOT_JSON) from error
    if not isinstance(body, dict):
        raise Malformed(NOT_AN_OBJECT)
    if _is_deeper(body, DEEPEST):
        raise Malformed(TOO_DEEP)
    return body


def _is_deeper(body: dict, levels: int) -> bool:
    """Whether something lies below so many levels of lists and objects."""
    level: list[dict | list] = [body]
    for _ in range(levels):
        level = [part for one in level for part in (one.values() if type(one) is dict else one) if type(part) in (dict, list)]
    return bool(level)


def _check_list(parts: object, declared: list[dict], name: str) -> None:
    if not _is_list(parts) or len(parts) != len(declared):
        raise Malformed(WRONG_LIST.format(name))
    for part, wanted in zip(parts, declared, strict=True):
        if not _fits(part, _identifier(wanted["id"]), wanted["property"]):
            raise Malformed(WRONG_LIST.format(name))
        if wanted["property"] in ADDRESS_PARTS and not _is_address(part):
            raise Malformed(WRONG_ADDRESS)


def _check_outputs(parts: object, declared: Sequence | object) -> None:
    """One output is sent as itself, several as a list in the order they were declared."""
    several = isinstance(declared, list | tuple)
    wanted = list(declared) if several else [declared]
    parts = parts if several else [parts]
    if not _is_list(parts) or len(parts) != len(wanted):
        raise Malformed(WRONG_LIST.format("outputs"))
    for part, output in zip(parts, wanted, strict=True):
        if not _fits(part, _identifier(output.component_id_str()), output.component_property):
            raise Malformed(WRONG_LIST.format("outputs"))


def _fits(part: object, identifier: str | dict, name: str) -> bool:
    if isinstance(identifier, dict) and any(value in SEVERAL for value in identifier.values()):
        return _is_list(part) and all(_fits_one(one, identifier, name) for one in part)
    return _fits_one(part, identifier, name)


def _fits_one(part: object, identifier: str | dict, name: str) -> bool:
    if not isinstance(part, dict) or not isinstance(part.get("property"), str):
        return False
    if part["property"].partition("@")[0] != name:  # outputs written by two callbacks carry a mark after the @
        return False
    given = part.get("id")
    if isinstance(identifier, str) or not isinstance(given, dict):
        return given == identifier
    return given.keys() == identifier.keys() and all(_fits_key(given[key], identifier[key]) for key in given)


def _fits_key(value: object, wanted: object) -> bool:
    return isinstance(value, (str, int, float)) if wanted in WILD else value == wanted


def _is_address(part: dict) -> bool:
    value = part.get("value")
    short = isinstance(value, str) and len(value) <= LONGEST_ADDRESS_PART and not CONTROL.search(value)
    return value is None or short


def _is_list(parts: object) -> bool:
    return isinstance(parts, list) and len(parts) <= MOST_PARTS


@lru_cache
def _identifier(declared: str) -> str | dict:
    return json.loads(declared) if declared.startswith("{") else declared
