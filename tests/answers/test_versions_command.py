"""dateline versions: what changed from one version of an article to the next, as it is called."""

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from tests.store.masked import make_book

import dateline
from dateline.answers.cli import cli
from dateline.casebook.pseudonyms import pseudonym
from dateline.record import BadCall, Record, Report
from plainreports import make_plain_report

IVO = pseudonym("Ivo Marek")
FIRST = (
    "Gunmen attacked a ferry near Naha on Wednesday and killed 3 passengers, police said. "
    "The coast guard said that a rebel group had planned the attack. "
    "Ivo Marek, a resident, said that he saw two boats near the harbour."
)
LATER = (
    "Gunmen attacked a ferry near Naha on Wednesday and killed 9 passengers, police said. "
    "Ivo Marek, a resident, said that he saw several boats near the harbour. "
    "The governor said that 40 soldiers had been sent to the island."
)


def version(text: str, updated: str, **fields: str | None) -> Report:
    values = {"id": "ferry", "title": "Ferry attacked", "publisher": "Island Courier", "published": "2022-03-03"}  # fmt: skip
    return make_plain_report(text, **(values | {"updated": updated} | fields))


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory, read: Callable[..., Record]) -> Path:
    """An article in two versions, the later added first, and one that has no other."""
    reports = (
        version(LATER, "2022-03-04"),
        version(FIRST, "2022-03-03"),
        version("Soldiers shelled Mito on Monday.", "2022-03-05", id="mito", title="Mito shelled"),
    )
    return make_book(tmp_path_factory.mktemp("versions") / "a.dateline", read, *reports)


def call(db: Path, *arguments: str) -> Result:
    return CliRunner().invoke(cli, ["versions", *arguments, "--db", str(db)], catch_exceptions=False)  # fmt: skip


def step(db: Path) -> dict[str, Any]:
    (found,) = dateline.open(db).versions("ferry")
    return found


def test_a_toll_that_was_corrected_is_a_change_with_both_citations(book: Path):
    found = step(book)
    (changed,) = [c for c in found["figures"]["changed"] if c["before"]["measure"] == "killed"]
    before, after = changed["before"], changed["after"]
    assert (before["value"], after["value"], changed["what"]) == (3, 9, "value")
    assert before["id"].startswith(f"{found['before']['key']}/f")
    assert after["id"].startswith(f"{found['after']['key']}/f")
    assert before["holder"] == after["holder"] == "the police"
    assert before["span"]["text"] == "3"
    assert "killed 3 passengers" in before["quote"]


def test_a_claim_that_was_withdrawn_is_gone_and_a_new_one_added(book: Path):
    claims = step(book)["claims"]
    assert [c["holder"] for c in claims["gone"]] == ["the coast guard"]
    assert [c["holder"] for c in claims["added"]] == ["the governor"]
    assert claims["gone"][0]["quote"] == "that a rebel group had planned the attack"


def test_the_versions_are_in_the_order_of_their_days_whichever_was_added_first(book: Path):
    found = step(book)
    assert [found[side]["updated"] for side in ("before", "after")] == [None, "2022-03-04"]
    assert [found[side]["published"] for side in ("before", "after")] == ["2022-03-03"] * 2


def test_it_is_told_in_lines_with_words_holder_and_place(book: Path):
    head, *lines = call(book, "ferry").output.splitlines()
    found = step(book)
    assert head == (
        f"{found['before']['key']} (2022-03-03) → {found['after']['key']} "
        "(2022-03-03, updated 2022-03-04): Island Courier, “Ferry attacked”"
    )
    assert "figure changed (value): killed 3 → 9, the police" in lines
    gone = next(n for n, line in enumerate(lines) if line == "claim gone: state, the coast guard")
    cited = found["claims"]["gone"][0]
    assert lines[gone + 1] == (
        f"  was “that a rebel group had planned the attack” ({cited['id']}, characters "
        f"{cited['span']['start']}–{cited['span']['end']})"
    )


def test_private_persons_stand_under_their_pseudonym(book: Path):
    for shown in (call(book, "ferry"), call(book, "ferry", "--format", "jsonl")):
        assert IVO in shown.output
        assert "Marek" not in shown.output


def test_without_a_report_articles_that_have_versions_are_listed(book: Path):
    (found,) = json.loads(call(book, "--format", "json").output)
    steps = step(book)
    many = sum(len(steps[kind][became]) for kind in ("figures", "claims") for became in steps[kind])
    assert (found["report"], found["changes"]) == (steps["after"], many)
    assert [one["key"] for one in found["versions"]] == [
        steps["before"]["key"],
        steps["after"]["key"],
    ]
    assert found["report"]["title"] == "Ferry attacked"
    shown = call(book).output
    assert steps["after"]["key"] in shown
    assert "Mito" not in shown


def test_formats_hold_the_same(book: Path):
    lines = call(book, "ferry", "--format", "jsonl").output.splitlines()
    whole = json.loads(call(book, "ferry", "--format", "json").output)
    assert [json.loads(line) for line in lines] == whole == [step(book)]


def test_a_report_without_other_versions_is_told_as_one(book: Path):
    assert call(book, "mito").output == "mito: no other version of it is kept\n"
    assert call(book, "mito", "--format", "json").output == "[]\n"


def test_two_versions_that_say_the_same_have_no_change(tmp_path: Path, read: Callable[..., Record]):
    same = version(FIRST + " More follows.", "2022-03-04")
    db = make_book(tmp_path / "a.dateline", read, version(FIRST, "2022-03-03"), same)
    assert call(db, "ferry").output.splitlines()[1:] == ["no figure and no claim changed"]


def test_an_unknown_report_and_an_id_of_several_articles_are_bad_calls(
    book: Path, tmp_path: Path, read: Callable[..., Record]
):
    with pytest.raises(BadCall, match="'nosuch': not in this casebook"):
        call(book, "nosuch")
    other = version(LATER, "2022-03-04", publisher="Daily Globe")
    db = make_book(tmp_path / "a.dateline", read, version(FIRST, "2022-03-03"), other)
    with pytest.raises(BadCall, match="ferry is the id of several articles; say which: r-"):
        call(db, "ferry")
    assert call(db).output == "no article has several versions\n"


def test_a_version_that_was_taken_down_is_told_in_one_line(
    tmp_path: Path, read: Callable[..., Record]
):
    db = make_book(tmp_path / "a.dateline", read, version(FIRST, "2022-03-03"))
    by = ("--by", "Ana Ruiz", "--note", "asked by the family")
    CliRunner().invoke(cli, ["takedown", "ferry", *by, "--db", str(db)], catch_exceptions=False)
    with pytest.raises(BadCall, match="ferry: was taken down on 2"):
        call(db, "ferry")
    make_book(db, read, version(LATER, "2022-03-04"))
    found = step(db)
    gone = found["before"]
    assert gone["removed"]
    assert (gone["title"], found["figures"], found["claims"]) == (None, None, None)
    assert call(db, "ferry").output.splitlines()[1:] == [
        f"{gone['key']} was taken down on {gone['removed'][:10]}: what it said is gone"
    ]


def test_the_latest_change_comes_first_and_a_limit_counts_articles(
    tmp_path: Path, read: Callable[..., Record]
):
    newer = [version(FIRST, day, id="isle") for day in ("2022-03-06",)]
    newer.append(version(LATER, "2022-03-07", id="isle"))
    older = [version(FIRST, "2022-03-03"), version(LATER, "2022-03-04")]
    db = make_book(tmp_path / "a.dateline", read, *newer, *older)
    lines = call(db, "--format", "jsonl").output.splitlines()
    assert [json.loads(line)["report"]["id"] for line in lines] == ["isle", "ferry"]
    (line,) = call(db, "--format", "jsonl", "--limit", "1").output.splitlines()
    assert json.loads(line)["report"]["id"] == "isle"
    assert "1 more: --limit N" in call(db, "--limit", "1").output


def test_what_people_judged_wrong_is_no_change(tmp_path: Path, read: Callable[..., Record]):
    db = make_book(
        tmp_path / "a.dateline", read, version(FIRST, "2022-03-03"), version(LATER, "2022-03-04")
    )
    (governor,) = step(db)["claims"]["added"]
    judged = ["judge", governor["id"], "wrong", "--by", "Ana Ruiz", "--note", "a test"]
    CliRunner().invoke(cli, [*judged, "--db", str(db)], catch_exceptions=False)
    assert step(db)["claims"]["added"] == []


def explained(db: Path, item: str) -> str:
    result = CliRunner().invoke(cli, ["explain", item, "--db", str(db)], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_explain_says_of_which_version_an_incident_is_told(book: Path):
    found = step(book)
    (told,) = dateline.open(book).incidents(measure="killed")
    key, first = found["after"]["key"], found["before"]["key"]
    assert f"Island Courier, a later version of {first}; dateline versions {key}): " in explained(book, told["id"])  # fmt: skip


def test_explain_says_that_a_later_version_counts(book: Path):
    found = step(book)
    (changed,) = [c for c in found["figures"]["changed"] if c["before"]["measure"] == "killed"]
    key = found["after"]["key"]
    said = f"a later version of its article counts: {key} (dateline versions {key})"
    assert said in explained(book, changed["before"]["id"]).splitlines()
    assert "a later version" not in explained(book, changed["after"]["id"])


def test_a_version_is_not_known_before_its_own_day(book: Path):
    asked = dateline.open(book)
    then = {
        day: [f["value"] for f in asked.figures(measure="killed", as_of=day)]
        for day in ("2022-03-02", "2022-03-03", "2022-03-04")
    }
    assert then == {"2022-03-02": [], "2022-03-03": [3], "2022-03-04": [9]}
    assert not list(asked.incidents(measure="killed", as_of="2022-03-03"))
    assert list(asked.incidents(measure="killed", as_of="2022-03-04"))


def test_an_article_in_one_version_is_known_from_its_publication(
    tmp_path: Path, read: Callable[..., Record]
):
    db = make_book(tmp_path / "a.dateline", read, version(LATER, "2022-03-04"))
    assert list(dateline.open(db).figures(measure="killed", as_of="2022-03-03"))


def test_who_denies_a_number_does_not_give_it(tmp_path: Path, read: Callable[..., Record]):
    words = "Governor Denny Tamaki {} that two bridges had collapsed near Naha."
    said = version(words.format("said"), "2022-03-03")
    db = make_book(tmp_path / "a.dateline", read, said, version(words.format("denied"), "2022-03-04"))  # fmt: skip
    (changed,) = step(db)["figures"]["changed"]
    assert (changed["before"]["denied"], changed["after"]["denied"]) == (False, True)
    assert "Denny Tamaki → denied by Denny Tamaki" in call(db, "ferry").output


ALONE = LATER.replace("Ivo Marek, a resident,", "Marek")


def test_who_is_named_in_full_in_one_version_alone_is_one_person(
    tmp_path: Path, read: Callable[..., Record]
):
    """Under the pseudonym of the full name, whichever version has it; the other one is told."""
    alone = pseudonym("Marek")
    texts = (FIRST + " Marek is a fisherman.", ALONE + " Resident Marek fled.")
    for one, two in (texts, texts[::-1]):
        db = make_book(
            tmp_path / f"{len(one)}.dateline", read, version(one, "2022-03-03"), version(two, "2022-03-04")
        )  # fmt: skip
        found = step(db)
        shown = json.dumps([found["figures"], found["claims"]])
        assert IVO in shown
        assert alone not in shown
        assert not any("holder" in c["what"] for c in found["claims"]["changed"])
        side = "after" if two == texts[1] else "before"
        assert found["persons"] == [{"pseudonym": IVO, "also": alone, "in": found[side]["key"]}]
        said = f"{alone} in {found[side]['key']} is {IVO}: by the surname alone"
        assert said in call(db, "ferry").output.splitlines()


def test_two_who_share_a_surname_are_not_taken_for_one(tmp_path: Path, read: Callable[..., Record]):
    both = FIRST + " Lida Marek, a resident, said that she saw nothing."
    db = make_book(
        tmp_path / "a.dateline", read, version(both, "2022-03-03"), version(ALONE + " Resident Marek fled.", "2022-03-04")
    )  # fmt: skip
    assert step(db)["persons"] == []


def test_as_csv_a_line_is_a_change(book: Path, tmp_path: Path):
    lines = list(csv.DictReader(io.StringIO(call(book, "ferry", "--format", "csv").output)))
    found = step(book)
    many = sum(len(found[kind][became]) for kind in ("figures", "claims") for became in found[kind])
    assert len(lines) == many
    (killed,) = [line for line in lines if line["before_value"] == "3"]
    assert (killed["kind"], killed["became"], killed["what"]) == ("figure", "changed", "value")
    assert (killed["after_value"], killed["measure"], killed["after_holder"]) == ("9", "killed", "the police")  # fmt: skip
    assert (killed["before_report"], killed["after_report"]) == (found["before"]["key"], found["after"]["key"])  # fmt: skip
    (gone,) = [line for line in lines if line["kind"] == "claim" and line["became"] == "gone"]
    assert (gone["before_holder"], gone["after_id"]) == ("the coast guard", "")
    out = tmp_path / "articles.csv"
    assert call(book, "--format", "csv", "--out", str(out)).output == ""
    (article,) = csv.DictReader(io.StringIO(out.read_text("utf-8")))
    assert (article["report"], article["versions"], article["changes"]) == (found["after"]["key"], "2", str(many))  # fmt: skip
