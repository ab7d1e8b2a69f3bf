"""The catalogue of words: plural forms, placeholders, no key without words and no words without a use."""

import ast
import re
import string
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pytest

from dashboard.text import Text, load
from dashboard.text.numbers import NARROW

ROOT = Path(__file__).resolve().parents[2]
FORMS = ("none", "one", "many")
# In templates: text('a.b'), text('a.' + code), text('a.' ~ n).
IN_TEMPLATES = re.compile(r"""text(?:\.count)?\(\s*'([^']+)'\s*([+~])?""")
MACHINE_READ = ("number.",)


def code() -> Iterator[ast.AST]:
    """Every node of the package's code."""
    for file in (ROOT / "dashboard").rglob("*.py"):
        yield from ast.walk(ast.parse(file.read_text(encoding="utf-8")))


def pattern(node: ast.AST) -> str:
    """A string of the code as a regular expression: what is filled in matches anything. Empty for anything else."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return re.escape(node.value)
    if isinstance(node, ast.JoinedStr):
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else ".+" for part in node.values]
        return "".join(parts) if parts and parts[0] != ".+" else ""
    return ""


@lru_cache
def asked() -> frozenset[str]:
    """Patterns of the keys that are certainly asked for: first arguments of `text(…)` and `text.count(…)`."""
    found = set()
    for node in code():
        if isinstance(node, ast.Call) and node.args and _is_text(node.func):
            suffix = rf"\.({'|'.join(FORMS)})" if isinstance(node.func, ast.Attribute) and node.func.attr == "count" else ""
            first = node.args[0]
            branches = [first.body, first.orelse] if isinstance(first, ast.IfExp) else [first]
            found |= {f"{pattern(branch)}{suffix}" for branch in branches if pattern(branch)}
    for file in (ROOT / "dashboard").rglob("*.html"):
        for key, more in IN_TEMPLATES.findall(file.read_text(encoding="utf-8")):
            found.add(re.escape(key) + (".+" if more else ""))
    return frozenset(found)


def _is_text(function: ast.AST) -> bool:
    if isinstance(function, ast.Attribute) and function.attr == "count":
        function = function.value
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    return name == "text"


def test_every_key_the_code_asks_for_has_words(text: Text) -> None:
    lacking = [key for key in asked() if not any(re.fullmatch(key, known) for known in text.words)]
    assert not lacking


def test_every_key_is_used(text: Text) -> None:
    """A key counts as used if any string of the code or a template could be it."""
    strings = {found for node in code() if (found := pattern(node)) and len(found) > 2}
    used = re.compile("|".join(f"(?:{key})(?:\\.(?:{'|'.join(FORMS)}))?" for key in sorted(strings | asked(), key=len)))
    idle = [key for key in text.words if not used.fullmatch(key) and not key.startswith(MACHINE_READ)]
    assert not idle


def test_things_counted_have_both_forms(text: Text) -> None:
    stems = {key.rpartition(".")[0] for key in text.words if key.endswith((".one", ".many"))}
    assert not [stem for stem in stems if not (text.has(f"{stem}.one") and text.has(f"{stem}.many"))]


def test_forms_of_one_key_ask_for_nothing_the_code_does_not_give(text: Text) -> None:
    for key, words in text.words.items():
        stem, _, form = key.rpartition(".")
        if form in ("one", "none") and text.has(f"{stem}.many"):
            assert placeholders(words) <= placeholders(text.words[f"{stem}.many"]) | {"n", "word", "Word"}, key


def placeholders(words: str) -> set[str]:
    """The names in braces."""
    return {name for _, name, _, _ in string.Formatter().parse(words) if name is not None}


def test_placeholders_are_plain_names(text: Text) -> None:
    for key, words in text.words.items():
        assert all(name.isidentifier() for name in placeholders(words)), key


@pytest.mark.parametrize(
    ("n", "shown"),
    [
        (0, "Bogotá: no measures are moving the wrong way"),
        (1, "Bogotá: one measure is moving the wrong way"),
        (2, "Bogotá: two measures are moving the wrong way"),
        (12, "Bogotá: twelve measures are moving the wrong way"),
        (13, "Bogotá: 13 measures are moving the wrong way"),
        (1350, f"Bogotá: 1{NARROW}350 measures are moving the wrong way"),
    ],
)
def test_counting(text: Text, n: int, shown: str) -> None:
    assert text.count("gaps.away", n, city="Bogotá") == shown


def test_a_form_of_its_own_for_none(text: Text) -> None:
    assert text.count("empty.title", 0, city="Niamey") == "We hold no measure of Niamey yet"


def test_numbers_in_letters_begin_a_sentence_with_a_capital(text: Text) -> None:
    made = Text("en", {**text.words, "sample.many": "{Word} more", "sample.one": "{Word} more"})
    assert [made.count("sample", n) for n in (1, 2, 40)] == ["One more", "Two more", "40 more"]


def test_a_key_that_does_not_exist_is_our_mistake(text: Text) -> None:
    with pytest.raises(KeyError):
        text("no.such.key")


@pytest.mark.parametrize("file", sorted((ROOT / "dashboard" / "text").glob("*.toml")), ids=lambda file: file.stem)
def test_every_language_has_the_same_keys_and_placeholders(file: Path, text: Text) -> None:
    other = load(file.stem)
    assert other.words.keys() == text.words.keys()
    assert {key: placeholders(words) for key, words in other.words.items()} == {key: placeholders(words) for key, words in text.words.items()}


def test_words_have_no_loose_ends(text: Text) -> None:
    for key, words in text.words.items():
        assert words.strip() == words and words, key
        assert "  " not in words and "..." not in words and "'s's" not in words, key
