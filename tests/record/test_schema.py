from dateline.record import KINDS
from dateline.record.schema import record_schema


def test_every_kind_of_item_is_in_the_schema_and_required():
    root = record_schema()["$defs"]["Record"]
    assert root["required"] == ["report", "made", *KINDS]


def test_closed_lists_are_enumerations_and_types_a_pattern():
    definitions = record_schema()["$defs"]
    assert "hypothetical" in definitions["Event"]["properties"]["status"]["enum"]
    assert "x:" in definitions["Event"]["properties"]["type"]["pattern"]
    assert definitions["Actor"]["properties"]["country"]["anyOf"][0]["pattern"] == "^[A-Z]{3}$"
