"""Compressed files and archives: what they hold, and what they may not do."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import tarfile
import zipfile
from collections.abc import Callable

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.source import read as reading
from corpusclean.source.read import Unreadable
from corpusclean.source.unpack import members, unpacked

PACKERS: dict[str, Callable[[bytes], bytes]] = {
    ".gz": lambda raw: gzip.compress(raw, mtime=0),
    ".bz2": bz2.compress,
    ".xz": lzma.compress,
    ".zst": lambda raw: pa.compress(raw, codec="zstd", asbytes=True),
}
TEXT = b"".join(b"Line %d of a text that is packed.\n" % number for number in range(5000))


def _archive(name: str, files: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    if name == ".zip":
        with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as made:
            for path, raw in files.items():
                made.writestr(path, raw)
    else:
        with tarfile.open(fileobj=held, mode="w") as made:
            for path, raw in files.items():
                entry = tarfile.TarInfo(path)
                entry.size = len(raw)
                made.addfile(entry, io.BytesIO(raw))
    return held.getvalue()


@pytest.mark.parametrize("ending", PACKERS)
@given(raw=st.binary(max_size=200))
def test_what_was_packed_comes_out(ending: str, raw: bytes) -> None:
    assert unpacked(f"a.txt{ending}", PACKERS[ending](raw)) == ("a.txt", ending, raw)


@pytest.mark.parametrize("ending", PACKERS)
def test_several_streams_are_one_file(ending: str) -> None:
    assert unpacked(f"a{ending}", PACKERS[ending](TEXT) + PACKERS[ending](b"more"))[2] == TEXT + b"more"


@pytest.mark.parametrize("ending", PACKERS)
@pytest.mark.parametrize("cut", [7, 40, -1, -9])
def test_a_file_that_ends_too_early_is_damaged(ending: str, cut: int) -> None:
    with pytest.raises(Unreadable) as caught:
        unpacked(f"a{ending}", PACKERS[ending](TEXT)[:cut])
    assert caught.value.code == "damaged"


@pytest.mark.parametrize("ending", [".gz", ".bz2", ".xz", ".zst"])
def test_what_follows_is_damage(ending: str) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        unpacked(f"a{ending}", PACKERS[ending](TEXT) + b"rubbish")


@pytest.mark.parametrize("ending", PACKERS)
def test_a_bomb_is_not_unpacked(ending: str) -> None:
    with pytest.raises(Unreadable) as caught:
        unpacked(f"a{ending}", PACKERS[ending](bytes(30_000_000)))
    assert caught.value.code == "bomb"


@pytest.mark.parametrize("ending", PACKERS)
def test_another_name_or_content_is_left_as_it_is(ending: str) -> None:
    packed = PACKERS[ending](TEXT)
    assert unpacked("a.txt", packed) == ("a.txt", "", packed)
    assert unpacked(f"a{ending}", b"plain") == (f"a{ending}", "", b"plain")


def test_many_tiny_streams_take_no_long_time() -> None:
    one = gzip.compress(b"x", mtime=0)
    assert unpacked("a.gz", one * 20_000)[2] == b"x" * 20_000
    with pytest.raises(Unreadable, match="empty streams"):
        unpacked("a.gz", gzip.compress(b"", mtime=0) * 20_000)


@pytest.mark.parametrize("ending", [".zip", ".tar"])
def test_an_archive_gives_its_files(ending: str) -> None:
    files = {"a.txt": b"one", "below/b.txt": TEXT, "c.txt": b""}
    found = members(f"x{ending}", _archive(ending, files))
    assert found is not None
    assert dict(found) == files


@pytest.mark.parametrize("short", [".tgz", ".tbz2", ".txz", ".tzst"])
def test_short_endings_of_packed_archives(short: str) -> None:
    ending = {".tgz": ".gz", ".tbz2": ".bz2", ".txz": ".xz", ".tzst": ".zst"}[short]
    assert unpacked(f"x{short}", PACKERS[ending](b"held"))[:2] == ("x.tar", short)


@pytest.mark.parametrize("ending", [".zip", ".tar"])
@pytest.mark.parametrize("name", ["../evil.txt", "/abs.txt", "a/../../b.txt", "a\\..\\..\\b.txt"])
def test_a_name_that_leads_out_is_refused_alone(ending: str, name: str) -> None:
    found = dict(members(f"x{ending}", _archive(ending, {name: b"x", "good.txt": b"y"})) or ())
    assert found.pop("good.txt") == b"y"
    assert [one.code for one in found.values() if isinstance(one, Unreadable)] == ["bad_name"]


@pytest.mark.parametrize("ending", [".zip", ".tar"])
def test_an_archive_that_holds_too_much_is_a_bomb(ending: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MAX_BYTES", 1000)
    with pytest.raises(Unreadable, match="bomb"):
        list(members(f"x{ending}", _archive(ending, {"a": bytes(600), "b": bytes(600)})) or ())


def test_links_in_archives_are_not_followed() -> None:
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as made:
        entry = tarfile.TarInfo("link")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        made.addfile(entry)
    ((name, found),) = members("x.tar", held.getvalue()) or ()
    assert name == "link"
    assert isinstance(found, Unreadable)
    assert found.code == "special"


@given(st.data())
def test_any_damage_to_an_archive_is_said(data: st.DataObject) -> None:
    ending = data.draw(st.sampled_from([".zip", ".tar"]))
    raw = bytearray(_archive(ending, {"a.txt": b"some words " * 20, "b.txt": b"more"}))
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    try:
        for _, held in members(f"x{ending}", bytes(raw[: data.draw(st.integers(0, len(raw)))])) or ():
            assert isinstance(held, bytes | Unreadable)
    except Unreadable as problem:
        assert problem.code in ("damaged", "bomb")
