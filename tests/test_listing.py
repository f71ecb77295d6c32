"""What is read fast is what `tomllib` reads."""

from __future__ import annotations

import json
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean import lexicon
from corpusclean.lexicon import phrase_key
from corpusclean.listing import read

PACKS = sorted((resources.files("corpusclean") / "packs").iterdir(), key=lambda pack: pack.name)


@pytest.mark.parametrize("pack", PACKS, ids=lambda pack: pack.name)
def test_every_pack_is_read_as_tomllib_reads_it(pack: resources.abc.Traversable) -> None:
    text = pack.read_text("utf-8")
    assert read(text) == tomllib.loads(text)


def test_the_lists_of_phrases_need_no_tomllib(monkeypatch: pytest.MonkeyPatch) -> None:
    expected = [tomllib.loads(text) for text in lexicon._files()]
    monkeypatch.delattr(tomllib, "loads")
    assert [read(text) for text in lexicon._files()] == expected


NAMES = st.from_regex(r"[a-z][a-z0-9_-]{0,5}", fullmatch=True)
PHRASES = st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=12), max_size=4)


@given(st.dictionaries(NAMES, st.dictionaries(NAMES, PHRASES, max_size=3), max_size=3), st.booleans(), st.booleans())
def test_lists_come_out_as_they_were_written(
    lists: dict[str, dict[str, list[str]]], on_lines: bool, escaped: bool
) -> None:
    text = ""
    for name, languages in lists.items():
        text += f"# {name}\n[lexicon.{name}]\n"
        for language, phrases in languages.items():
            quoted = [json.dumps(phrase, ensure_ascii=escaped and phrase.isascii()) for phrase in phrases]
            rows = "".join(f"    {one},\n" for one in quoted)
            text += f"{language} = [\n{rows}]\n" if on_lines else f"{language} = [{', '.join(quoted)}]\n"
    assert read(text) == tomllib.loads(text) == ({"lexicon": lists} if lists else {})


@pytest.mark.parametrize(
    "text",
    [
        "a = ['one', 'two'] # why",
        'a = ["one", # why\n    "two"]',
        'a = """\n[b]\nc = ["d"]\n"""',
        "a = '''\nb = 1'''\n[c]\nd = 2",
        'a.b = ["c"]',
        '[a.b.c]\nd = ["e"]',
        '[[a]]\nb = "c"\n[a.d]\ne = ["f"]\n[[a]]',
        '[a]\nb = { c = "d" }\n\n\n[e]',
        'a = "\\U0001F600"\nb = 1979-05-27',
        "",
    ],
)
def test_what_is_written_in_another_way_is_read_as_well(text: str) -> None:
    assert read(text) == tomllib.loads(text)


@pytest.mark.parametrize(
    "text",
    ['a = ["b"]\na = ["c"]', "[a]\n[a]", "[a.b]\n[a.b]", 'a = "b" c', "a = null", 'a = ["b", null]', 'a = "\\/"', "[a"],
)
def test_what_is_no_toml_is_an_error(text: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError):
        read(text)


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=12), max_size=5))
def test_phrases_together_have_the_keys_that_they_have_alone(phrases: list[str]) -> None:
    assert list(lexicon._keys(phrases)) == list(map(phrase_key, phrases))


def test_the_phrases_of_the_packs_have_the_keys_that_they_have_alone() -> None:
    lists = [named for text in lexicon._files() for named in read(text)["lexicon"].values()]
    phrases = [phrase for languages in lists for some in languages.values() for phrase in some]
    assert list(lexicon._keys(phrases)) == list(map(phrase_key, phrases))
