import gzip
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import BadInput
from dateline.sources.streams import peek, read_lines, unpacked, utf8_stream


def test_what_is_packed_is_unpacked_and_what_is_not_is_left():
    assert unpacked(io.BytesIO(gzip.compress(b"abc")), 200).read() == b"abc"
    assert unpacked(io.BytesIO(b"abc"), 200).read() == b"abc"
    assert unpacked(io.BytesIO(b""), 200).read() == b""


def test_members_one_after_the_other_and_padding():
    data = gzip.compress(b"abc") + gzip.compress(b"def") + b"\x00" * 20
    assert unpacked(io.BytesIO(data), 200).read() == b"abcdef"


@pytest.mark.parametrize(
    "data", [gzip.compress(b"abc" * 999, mtime=0)[:-9], b"\x1f\x8b\x08damage" * 9]
)
def test_damage_is_said(data):
    with pytest.raises(BadInput, match="gzip"):
        unpacked(io.BytesIO(data), 200).read()


def test_a_bomb_is_stopped_before_it_fills_the_memory():
    stream = unpacked(io.BytesIO(gzip.compress(b"\0" * 40_000_000)), 200)
    kept: list[int] = []
    with pytest.raises(BadInput, match="200 times"):
        kept.extend(map(len, iter(lambda: stream.read(1 << 20), b"")))
    assert sum(kept) < 35_000_000


def test_peeking_loses_nothing():
    head, stream = peek(io.BytesIO(b"x" * 100_000))
    assert head
    assert b"x".startswith(head[:1])
    assert len(stream.read()) == 100_000


def test_lines_that_are_too_long_are_passed_over_and_counted():
    lines = list(read_lines(io.BytesIO(b"ab\n" + b"x" * 50 + b"\ncd\n" + b"y" * 50), 10))
    assert lines == [(1, b"ab\n"), (2, None), (3, b"cd\n"), (4, None)]


def test_utf_16_is_recoded_and_marks_are_dropped():
    text = "один\r\nдва\r\n" * 5000
    assert utf8_stream(io.BytesIO(text.encode("utf-16"))).read().decode() == text
    assert utf8_stream(io.BytesIO(text.encode("utf-8-sig"))).read().decode() == text


@given(st.binary(max_size=3000), st.integers(1, 50))
def test_lines_are_the_bytes(data, most):
    kept = [line.data for line in read_lines(io.BytesIO(data), most)]
    assert len(kept) == len(io.BytesIO(data).readlines())
    assert b"".join(io.BytesIO(data).readlines()) == data
    for line, whole in zip(kept, io.BytesIO(data), strict=True):
        assert line == whole if len(whole) <= most else line in (None, whole)


def test_what_comes_before_damage_is_given():
    data = b"".join(gzip.compress(b"%d\n" % n) for n in range(9))
    at = data.rindex(b"\x1f\x8b")
    for broken in (data[: at + 10], data[: at + 10] + b"\xff" * 9, data[:at] + b"neither\0" * 3):
        lines = []
        with pytest.raises(BadInput, match="gzip"):
            lines.extend(line.data for line in read_lines(unpacked(io.BytesIO(broken), 200), 10))
        assert lines == [b"%d\n" % n for n in range(8)]
