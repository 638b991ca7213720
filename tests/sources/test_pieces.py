import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dateline.sources.pieces import json_items, xml_items


def test_items_are_cut_where_they_begin_and_end():
    data = (
        b"<?xml version='1.0'?><rdf:RDF xmlns:rdf='r' xmlns='x'><items/><item rdf:about='a&gt;'>\xc3\xa9"
        b"<![CDATA[</item>]]><!-- <item> --></item >\n<item/><a:entry xmlns:a='y'>2</a:entry></rdf:RDF>"
    )
    assert xml_items(data, None) == [
        b"<item rdf:about='a&gt;'>\xc3\xa9<![CDATA[</item>]]><!-- <item> --></item >",
        b"<item/>",
        b"<a:entry xmlns:a='y'>2</a:entry>",
    ]


def test_bytes_are_counted_in_the_feed_s_own_encoding():
    data = "<?xml version='1.0' encoding='windows-1252'?><rss>é<item>“é”</item></rss>".encode(
        "cp1252"
    )
    assert xml_items(data, None) == ["<item>“é”</item>".encode("cp1252")]
    assert xml_items(data.replace(b"windows-1252", b"utf-8"), "windows-1252") == xml_items(
        data, None
    )


@pytest.mark.parametrize(
    "charset",
    ["utf8", "UTF_8", "u8", "'utf-8'", "klingon", "a\0b", "gb2312", "utf-16", "rot13", ""],
)
def test_however_a_server_spells_the_encoding_items_are_found(charset):
    assert xml_items("<rss><item>é</item></rss>".encode(), charset) == ["<item>é</item>".encode()]


@pytest.mark.parametrize("charset", ["latin1", "L1", "ISO_8859-1"])
def test_an_encoding_that_a_server_names_counts_under_any_name(charset):
    assert xml_items("<item>é</item>".encode("latin-1"), charset) == [
        "<item>é</item>".encode("latin-1")
    ]


@pytest.mark.parametrize(
    ("data", "charset"),
    [(b"<rss><item></rss>", None), (b"<item>\xff</item>", None), (b"", None), (b"<item>\xff</item>", "utf8"),
     ("<item/>".encode("utf-16"), None), (b"<item><item/></item>", None)],
)  # fmt: skip
def test_of_what_is_not_sound_there_is_none(data, charset):
    assert xml_items(data, charset) == []


def test_items_in_items_cost_no_time():
    began = time.process_time()
    assert xml_items(b"<item>" * 300_000 + b"</item>" * 300_000, None) == []
    assert time.process_time() - began < 5


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=8,
)


@given(st.lists(VALUES, max_size=5), st.sampled_from([None, 1, "\t"]))
def test_elements_of_an_array_are_cut_as_they_stand(values, indent):
    text = json.dumps(values, indent=indent)
    pieces = list(json_items(f" {text} "))
    assert json.dumps([json.loads(piece) for piece in pieces]) == json.dumps(values)
    assert all(piece in text for piece in pieces)


@given(st.dictionaries(st.text(max_size=4), VALUES, max_size=4), st.lists(VALUES, max_size=3))
def test_elements_of_a_member_are_cut_as_they_stand(other, values):
    for told in (
        {**other, "items": values},
        {"items": values, **{k: v for k, v in other.items() if k != "items"}},
    ):
        pieces = json_items(json.dumps(told, indent=1), "items")
        assert json.dumps([json.loads(piece) for piece in pieces]) == json.dumps(values)


def test_of_members_of_one_name_the_last_counts():
    assert list(json_items('{"items": [1], "items": [2, 3]}', "items")) == ["2", "3"]
    assert list(json_items("{}", "items")) == []
