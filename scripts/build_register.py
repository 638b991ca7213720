"""Writes the two generated tables of the actor register from tables of facts:

    build_register.py FACTS_DIR DATA_DIR

leaders.tsv           heads of state and of government since 1990 (leaders.csv, Wikidata, CC0)
armed_groups_ucdp.tsv armed groups (armed_groups.csv, UCDP Actor Dataset 22.1, CC BY 4.0)
"""

import csv
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from pathlib import Path

UCDP_COUNTRIES = {
    "Russia (Soviet Union)": "Russia", "Myanmar (Burma)": "Myanmar", "Cambodia (Kampuchea)": "Cambodia",
    "DR Congo (Zaire)": "Democratic Republic of the Congo", "Yemen (North Yemen)": "Yemen",
    "Zimbabwe (Rhodesia)": "Zimbabwe", "Serbia (Yugoslavia)": "Serbia",
    "United States of America": "United States", "Congo": "Republic of the Congo",
    "Bosnia-Herzegovina": "Bosnia and Herzegovina", "Madagascar (Malagasy)": "Madagascar",
    "Macedonia, FYR": "North Macedonia", "Kingdom of eSwatini (Swaziland)": "Eswatini",
}  # fmt: skip
# A group's name must hold one of these, so that villages, clans and persons stay out.
GROUP_WORD = re.compile(
    r"\b(Front|Army|Movement|Liberation|Force|Forces|Council|Union|Party|Organi[sz]ation|Brigades?"
    r"|Alliance|Cartel|Resistance|Tigers?|Coalition|Rally|Islamic|Revolutionary|Mujahide+n"
    r"|Mujahidin|Battalion|Guard|Militia|Commando|Congress|Lashkar|Jihad|Jama\w*|Ansar|Hizb\w*"
    r"|Al-\w+|al-\w+|Harakat|Jaish|Liwa\S*)\b"
)
PLACE_NAME = re.compile(r"^Q\d|^http| d[oae] (Reino|Países|Pa)|Phil Baker|Liberal Party$")
JUNK = re.compile(
    r"[():/\"]| - |\bfaction\b|forces of|Government|Opposition|^Military|^Armed Forces|Supporters"
)


def main(facts: Path, data: Path) -> None:
    write(data / "leaders.tsv", LEADERS_HEAD, leaders(facts / "leaders.csv"))
    rows = armed_groups(facts / "armed_groups.csv", country_codes(data), known_names(data))
    write(data / "armed_groups_ucdp.tsv", GROUPS_HEAD, rows)


LEADERS_HEAD = """\
# Heads of state (hos) and of government (hog) in office since 1990, with days in office; an open end is empty.
# Made by scripts/build_register.py from Wikidata (CC0), autumn 2025; corrections go into persons.tsv, which wins.
name\tcode\trole\tstart\tend
"""
GROUPS_HEAD = """\
# Armed groups beside those of armed_groups.tsv, which wins. Made by scripts/build_register.py from the
# UCDP Actor Dataset 22.1 (Uppsala Conflict Data Program, CC BY 4.0).
name\tcode\tsectors\taliases
"""


def write(path: Path, head: str, rows: list[tuple[str, ...]]) -> None:
    path.write_text(head + "".join("\t".join(row) + "\n" for row in rows), "utf-8")


def leaders(path: Path) -> list[tuple[str, ...]]:
    """Terms of one person in one role that touch or overlap become one."""
    terms: dict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    for row in csv.DictReader(path.open(encoding="utf-8")):
        name = " ".join(row["name"].split())
        backwards = row["end"] and row["end"] < row["start"]
        if not row["start"] or backwards or not name[0].isalpha() or PLACE_NAME.search(name):
            continue
        role = {"head_of_state": "hos", "head_of_government": "hog"}[row["role"]]
        terms[row["alpha3"], name, role].append((row["start"], row["end"]))
    rows: list[tuple[str, ...]] = []
    for (code, name, role), spans in sorted(terms.items()):
        for start, end in merge(sorted(spans)):
            rows.append((name, code, role, start, end))
    return rows


def merge(spans: list[tuple[str, str]]) -> list[tuple[str, str]]:
    merged: list[tuple[str, str]] = []
    for start, end in spans:
        if merged and (not merged[-1][1] or start[:7] <= merged[-1][1][:7]):
            last = merged.pop()
            merged.append((last[0], "" if not last[1] or not end else max(last[1], end)))
        else:
            merged.append((start, end))
    return merged


def country_codes(data: Path) -> dict[str, str]:
    rows = [line.split("\t") for line in (data / "countries.tsv").read_text("utf-8").splitlines()]
    return {n: r[0] for r in rows if len(r) > 2 for n in (r[1], *r[2].split("|"))}


def known_names(data: Path) -> set[str]:
    known: set[str] = set()
    for name in ("armed_groups.tsv", "organisations.tsv", "countries.tsv"):
        for line in (data / name).read_text("utf-8").splitlines():
            cells = re.split(r"[\t|]", line)
            known.update(plain(cell.lstrip("~")) for cell in cells)
    return known


def plain(name: str) -> str:
    folded = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]", "", folded)


def armed_groups(path: Path, codes: dict[str, str], known: set[str]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    table = list(csv.DictReader(path.open(encoding="utf-8")))
    acronyms = Counter(row["name"] for row in table)
    for row in table:
        countries = [UCDP_COUNTRIES.get(c, c) for c in row["countries"].split(", ")]
        code = codes.get(countries[0]) if len(countries) < 4 else "IMG"
        names = [row["full_name_english"], row["full_name"]]
        names = [n for n in names if len(n.split()) > 1 and GROUP_WORD.search(n)]
        names = [n for n in dict.fromkeys(names) if not JUNK.search(n) and n.isprintable()]
        short = row["name"]
        if re.fullmatch(r"[A-Z]{3,7}(-[A-Z]{1,4})?", short) and acronyms[short] == 1:
            names.append(short)
        names = [n for n in names if plain(n) not in known]
        if row["kind"] != "non-state group" or not code or not names or " " not in names[0]:
            continue
        sector = "CRM" if "Cartel" in names[0] else "REB"
        rows.append((names[0], code, sector, "|".join(names[1:])))
    return sorted(set(rows))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
