import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.record import BadInput
from dateline.sources.decode import decode

TEXT = "Miners in Tbilisí “blocked” the road.\r\nПолиция – 🙂 é"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_in_its_forms_comes_without_mark_and_unchanged(encoding):
    assert decode(TEXT.encode(encoding)) == (TEXT, ())


def test_a_broken_byte_does_not_lose_the_report():
    data = TEXT.encode().replace("é".encode(), b"\xff")
    text, notes = decode(data)
    assert text == TEXT.replace("é", "\ufffd")
    assert notes == ("1 broken byte(s) replaced by U+FFFD",)


def test_windows_1252_is_taken_and_noted():
    text, notes = decode("The “café” owners of Orléans were arrested.".encode("cp1252"))
    assert text == "The “café” owners of Orléans were arrested."
    assert notes == ("not UTF-8: read as Windows-1252",)


def test_what_is_declared_is_believed_where_it_is_not_utf_8():
    assert decode("Полиция".encode("cp1251"), "windows-1251") == ("Полиция", ())
    assert decode("Полиция".encode(), "windows-1251") == ("Полиция", ())
    assert decode("Полиция".encode("cp1251"), "windows-1251") == ("Полиция", ())


def test_an_unknown_encoding_is_refused_and_not_guessed():
    with pytest.raises(BadInput, match="save it as UTF-8"):
        decode("Шахтёры перекрыли дорогу".encode("cp1251"), "no-such-codec")


@pytest.mark.parametrize(
    ("data", "name"),
    [(b"%PDF-1.7 text", "PDF"), (b"PK\x03\x04", "zip"), (b"\x89PNG\r\n", "image"),
     (b"\x00\x01\x02" * 99, "binary"), (os.urandom(4000), "not")],
)  # fmt: skip
def test_what_is_no_text_is_named(data, name):
    with pytest.raises(BadInput, match=name):
        decode(data)


def test_a_control_character_is_no_reason_to_refuse_a_text():
    text = "Miners\x07 blocked the road.\x1b " * 20
    assert decode(text.encode())[0] == text


def test_every_control_character_once_is_read():
    text = (
        "".join(map(chr, range(32)))
        + "Miners blocked the only road to the port on Friday, it said."
    )
    with pytest.raises(BadInput):
        decode(text[:40].encode())
    assert decode((text + text[32:]).encode())[0] == text + text[32:]


def decode_or_refuse(data: bytes, declared: str | None = None) -> str:
    """The text, or the message."""
    try:
        return decode(data, declared)[0]
    except BadInput as error:
        return f"refused: {error}"


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])))
def test_good_utf_8_is_unchanged(text):
    assert decode(("a" + text).encode()) == ("a" + text, ())


@given(st.binary(), st.sampled_from([None, "latin-1", "utf-8", "x", "base64"]))
def test_any_bytes_give_a_text_or_one_line(data, declared):
    text = decode_or_refuse(data, declared)
    assert not (text.startswith("refused") and "\n" in text)
