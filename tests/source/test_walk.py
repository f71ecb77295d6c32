"""Finding and reading files that may be anything."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest
from folder import laid
from hypothesis import given
from hypothesis import strategies as st

from corpusclean.error import UsageProblem
from corpusclean.source import find
from corpusclean.source import read as reading
from corpusclean.source.path import near
from corpusclean.source.read import Unreadable, read
from corpusclean.source.walk import Found, hidden, shown


@given(st.binary(max_size=12).filter(lambda raw: b"\0" not in raw))
def test_any_name_can_be_shown_and_found_again(raw: bytes) -> None:
    name = os.fsdecode(raw)
    shown(name).encode()
    assert hidden(shown(name)) == name


@given(st.text(max_size=12))
def test_no_shown_name_is_another_ones(text: str) -> None:
    try:
        name = hidden(text)
    except ValueError:
        return
    assert hidden(shown(name)) == name


def test_order_is_by_name_files_before_folders(tmp_path: Path) -> None:
    laid(tmp_path, {"b.txt": "", "a/z.txt": "", "a.txt": "", "a/b/c.txt": "", "é.txt": "", "Z.txt": ""})
    assert [one.file_path for one in find([str(tmp_path)])] == [
        "Z.txt", "a.txt", "b.txt", "é.txt", "a/z.txt", "a/b/c.txt",
    ]  # fmt: skip


def test_links_are_named_and_not_followed(tmp_path: Path) -> None:
    laid(tmp_path / "in", {"good.txt": "x"})
    laid(tmp_path / "out", {"secret.txt": "x"})
    (tmp_path / "in" / "loop").symlink_to("loop")
    (tmp_path / "in" / "away").symlink_to(tmp_path / "out")
    (tmp_path / "in" / "secret.txt").symlink_to(tmp_path / "out" / "secret.txt")
    found = {one.file_path: one.problem for one in find([str(tmp_path / "in")])}
    assert found == {"good.txt": "", "loop": "link", "away": "link", "secret.txt": "link"}


def test_pipes_and_sockets_are_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.mkfifo(tmp_path / "pipe")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as made:
        made.bind("socket")
    assert {one.problem for one in find(["."])} == {"special: not a regular file"}
    for name in ("pipe", "socket", "/dev/zero"):
        with pytest.raises(Unreadable):
            read(Found(str(tmp_path / name), name, "s"))


def test_a_link_that_took_a_files_place_is_not_followed(tmp_path: Path) -> None:
    laid(tmp_path, {"a.txt": "x", "b.txt": "x"})
    found = find([str(tmp_path / "a.txt")])[0]
    (tmp_path / "a.txt").unlink()
    (tmp_path / "a.txt").symlink_to("b.txt")
    with pytest.raises(Unreadable, match="unreadable"):
        read(found)


@pytest.mark.parametrize("change", ["grow", "shrink", "rewrite", "vanish"])
def test_a_file_that_changed_since_it_was_found_is_not_read(tmp_path: Path, change: str) -> None:
    path = laid(tmp_path, {"a.txt": "some words"}) / "a.txt"
    found = find([str(path)])[0]
    assert read(found) == b"some words"
    if change == "vanish":
        path.unlink()
    else:
        path.write_text({"grow": "some words more", "shrink": "some", "rewrite": "same words"}[change])
        os.utime(path, ns=(1, 1))
    with pytest.raises(Unreadable) as caught:
        read(found)
    assert caught.value.code == ("unreadable" if change == "vanish" else "changed")


def test_a_file_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (tmp_path / "sparse.txt").open("wb") as file:
        file.truncate(1 << 34)
    with pytest.raises(Unreadable) as caught:
        read(find([str(tmp_path)])[0])
    assert caught.value.code == "too_large"
    monkeypatch.setattr(reading, "MAX_BYTES", 3)
    laid(tmp_path, {"b.txt": "four"})
    with pytest.raises(Unreadable, match="4 bytes"):
        read(find([str(tmp_path / "b.txt")])[0])


def test_a_tree_deeper_than_any_path(tmp_path: Path) -> None:
    path = f"{tmp_path}/" + "/".join(["d" * 25] * 200) + "/deep.txt"
    with near(path, make=True) as (folder, name):
        handle = os.open(name, os.O_WRONLY | os.O_CREAT, dir_fd=folder)
        os.write(handle, b"deep")
        os.close(handle)
    (found,) = find([str(tmp_path)])
    assert found.file_path.endswith("/deep.txt")
    assert read(found) == b"deep"


def test_inputs_that_are_not_there_or_twice_are_refused(tmp_path: Path) -> None:
    laid(tmp_path, {"a.txt": ""})
    with pytest.raises(UsageProblem, match="no such file"):
        find([str(tmp_path / "b.txt")])
    with pytest.raises(UsageProblem, match="twice"):
        find([str(tmp_path / "a.txt"), f"{tmp_path}/./a.txt"])


def test_inputs_of_one_name_keep_their_endings(tmp_path: Path) -> None:
    laid(tmp_path, {"a/x.jsonl": "", "b/x.jsonl": "", "c/y/1.txt": "", "d/y/1.txt": ""})
    given_ = [str(tmp_path / name) for name in ("a/x.jsonl", "b/x.jsonl", "c/y", "d/y")]
    assert [one.file_path for one in find(given_)] == ["x.jsonl", "x-2.jsonl", "y/1.txt", "y-2/1.txt"]
