"""A user's own dump of GeoNames in the place of the shipped gazetteer."""

import os
import signal
import sqlite3
import subprocess
import sys
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from dateline.knowledge.gazetteer import Candidate, Gazetteer
from dateline.knowledge.gazetteer_file import SCHEMA
from dateline.knowledge.gazetteer_install import install, remove
from dateline.knowledge.gazetteer_use import about, in_use, installed
from dateline.knowledge.home import data_home
from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.tables import data_file
from dateline.record import BadCall, BadInput, BadKnowledge

COLUMNS = ("id", "name", "ascii", "names", "lat", "lon", "class", "code", "country", "cc2", "admin1",
           "admin2", "admin3", "admin4", "population", "elevation", "dem", "zone", "changed")  # fmt: skip


def line(**cells: object) -> str:
    """A line in GeoNames' form; what is not given is empty."""
    row = {"class": "P", "code": "PPL", "lat": 1.5, "lon": 30, "country": "UG", "admin1": "N"}
    return "\t".join(str({**row, **cells}.get(column, "")) for column in COLUMNS)


ROWS = (
    line(id=9000001, name="Ovurra", code="ADM1", **{"class": "A"}, population=0),
    line(id=9000002, name="Kabanyolo", names="Kabaniolo,Кабаньоло,KBY", population=2_400),
    line(id=9000003, name="Kabanyolo", admin1="S", lat=-0.25, lon=31.5, population=""),
    line(id=9000004, name="Zirimba Stream", code="STM", **{"class": "H"}),
    line(id=9000005, name="Zirimba Island", code="ISL", **{"class": "T"}),
    line(id=9000006, name="Nowhere Sea", code="SEA", **{"class": "H"}, country=""),
    line(id=9000007, name="Old Ovu", code="PPLQ"),
    line(id=9000008, name="Ovurra District", code="ADM2", admin2="77", **{"class": "A"}),
    line(id=9000009, name="São Ovu", lat=1.6, lon=30.2, admin2="77"),
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    home = tmp_path / "home of # data"
    monkeypatch.setenv("DATELINE_HOME", str(home))
    return home


@pytest.fixture(scope="session", autouse=True)
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Kenya and Uganda of the shipped file: all of it takes long to copy."""
    path = tmp_path_factory.mktemp("base") / "small.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.executescript(SCHEMA)
        db.execute("ATTACH ? AS whole", (str(data_file("gazetteer.sqlite")),))
        db.execute(
            "INSERT INTO division SELECT * FROM whole.division WHERE country IN ('KEN', 'UGA')"
        )
        db.execute(
            "INSERT INTO place SELECT * FROM whole.place WHERE division IN (SELECT id FROM division)"
        )
        db.execute(
            "INSERT INTO name SELECT * FROM whole.name WHERE place IN (SELECT id FROM place)"
        )
        db.execute("CREATE TABLE about (key TEXT PRIMARY KEY, value TEXT NOT NULL)")
        db.execute("INSERT INTO about VALUES ('form', '1'), ('digest', 'small'), ('sources', '[]')")
        db.commit()
    BASE.append(path)
    return path


BASE: list[Path] = []


def write(folder: Path, *lines: str, name: str = "UG.txt") -> Path:
    path = folder / name
    path.write_text("".join(f"{row}\n" for row in lines), "utf-8")
    return path


def put(path: Path, **options: int) -> None:
    install(path, base=BASE[0], progress=lambda _: None, **options)


def own() -> Gazetteer:
    return Gazetteer(installed())


def ids(found: tuple[Candidate, ...]) -> set[int]:
    return {place.id for place in found}


def test_places_of_the_dump_are_found(home: Path, tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    towns = own().lookup("Kabanyolo")
    assert [(t.id, t.country, t.admin1, t.population) for t in towns] == [
        (9000002, "UGA", "Ovurra", 2_400),
        (9000003, "UGA", None, 0),
    ]
    assert (towns[1].lat, towns[1].lon) == (-0.25, 31.5)
    assert in_use() == home / "gazetteer.sqlite"


@pytest.mark.usefixtures("home")
def test_other_spellings_are_found_codes_and_other_scripts_are_not(tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    gazetteer = own()
    assert ids(gazetteer.lookup("Kabaniolo")) == {9000002}
    assert ids(gazetteer.lookup("sao ovu")) == {9000009}
    assert not gazetteer.lookup("KBY")
    assert not gazetteer.lookup("Кабаньоло")


@pytest.mark.usefixtures("home")
def test_features_are_taken_by_their_table(tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    gazetteer = own()
    kinds = {n: [c.feature for c in gazetteer.lookup(n)] for n in ("Ovurra", "Zirimba Island")}
    assert kinds == {"Ovurra": ["admin1", "admin2"], "Zirimba Island": ["natural"]}
    assert not gazetteer.lookup("Zirimba Stream")
    assert not gazetteer.lookup("Nowhere Sea")
    assert not gazetteer.lookup("Old Ovu")


@pytest.mark.usefixtures("home")
def test_other_countries_stay_and_the_country_of_the_dump_is_replaced(tmp_path: Path) -> None:
    shipped = Gazetteer()
    put(write(tmp_path, *ROWS))
    gazetteer = own()
    town = gazetteer.lookup("Kisumu")[0]
    assert town == shipped.lookup("Kisumu")[0]
    assert "UGA" in {c.country for c in shipped.lookup("Gulu")}
    assert "UGA" not in {c.country for c in gazetteer.lookup("Gulu") if not c.known}


@pytest.mark.usefixtures("home")
def test_towns_alone_keep_the_divisions_that_are_known(tmp_path: Path) -> None:
    kisumu = next(c for c in Gazetteer().lookup("Kisumu") if c.feature == "city")
    put(write(tmp_path, line(id=kisumu.id, name="Kisumu", country="KE", admin1="07", lat=-0.1)))
    assert own().lookup("Kisumu")[0].admin1 == kisumu.admin1
    kept = {c.id for c in own().lookup("Turkana") if c.country == "KEN"}
    assert kept == {c.id for c in Gazetteer().lookup("Turkana") if c.country == "KEN"}


@pytest.mark.usefixtures("home")
def test_a_second_country_joins_the_first(tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    put(write(tmp_path, line(id=9100000, name="Lokorimo", country="SS"), name="SS.txt"))
    assert ids(own().lookup("Kabanyolo")) == {9000002, 9000003}
    assert ids(own().lookup("Lokorimo")) == {9100000}
    assert [s.split()[0] for s in about().sources] == ["the", "UG.txt", "SS.txt"]


@pytest.mark.usefixtures("home")
def test_an_archive_is_read_without_unpacking(tmp_path: Path) -> None:
    archive = tmp_path / "UG.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("readme.txt", "Readme")
        packed.writestr("UG.txt", "\r\n".join(ROWS))
    put(archive)
    assert ids(own().lookup("Kabanyolo")) == {9000002, 9000003}


@pytest.mark.usefixtures("home")
def test_least_leaves_out_small_places_and_keeps_divisions(tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS), least=1000)
    assert ids(own().lookup("Kabanyolo")) == {9000002}
    assert "admin1" in {c.feature for c in own().lookup("Ovurra")}


@pytest.mark.usefixtures("home")
def test_the_same_dump_gives_the_same_file_and_another_another_digest(tmp_path: Path) -> None:
    digests = []
    for rows in (ROWS, ROWS, ROWS[:-1]):
        put(write(tmp_path, *rows))
        digests.append((about().digest, (in_use()).read_bytes()))
        remove()
    assert digests[0] == digests[1]
    assert digests[0][0] != digests[2][0]


@pytest.mark.usefixtures("home")
def test_records_say_by_which_gazetteer_they_were_made(tmp_path: Path) -> None:
    before = Knowledge().digest
    put(write(tmp_path, *ROWS))
    assert Knowledge().digest != before
    assert Knowledge().gazetteer.lookup("Kabanyolo")
    assert remove()
    assert Knowledge().digest == before
    assert not Knowledge().gazetteer.lookup("Kabanyolo")
    assert not remove()


@pytest.mark.parametrize(
    ("bad", "said"),
    [
        ("id\tname\tlat", "line 3: 3 columns, GeoNames has 19"),
        (line(id="x1", name="A"), "line 3: geonameid 'x1' is no number"),
        (line(id=1, name="A", lat="north"), "line 3: latitude 'north' is no number"),
        (line(id=1, name="A", lon=191), "line 3: longitude 191 lies outside -180 to 180"),
        (line(id=1, name="A", lat="nan"), "line 3: latitude nan lies outside -90 to 90"),
        (line(id=1, name="A", population="many"), "line 3: population 'many' is no number"),
        (line(id=1, name="A" * 300_000), "line 3: longer than any line of GeoNames"),
    ],
)
def test_a_bad_line_is_named_and_changes_nothing(
    bad: str, said: str, home: Path, tmp_path: Path
) -> None:
    put(write(tmp_path, *ROWS))
    before = in_use().read_bytes()
    with pytest.raises(BadInput, match=said):
        put(write(tmp_path, *ROWS[:2], bad, name="bad.txt"))
    assert in_use().read_bytes() == before
    assert sorted(p.name for p in home.iterdir() if p.suffix != ".lock") == ["gazetteer.sqlite"]


@pytest.mark.usefixtures("home")
@pytest.mark.parametrize(
    ("content", "said"),
    [(b"", "no places in it"), (b"\xff\xfe\n", "line 1: not UTF-8"), (b"PK\x03\x04 broken", "line 1"),
     (b"\n\n", "no places in it")],
)  # fmt: skip
def test_what_is_no_dump_is_refused(content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / "odd.txt").write_bytes(content)
    with pytest.raises(BadInput, match=said):
        put(tmp_path / "odd.txt")
    assert installed() is None


@pytest.mark.usefixtures("home")
def test_an_archive_of_several_texts_is_refused(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "two.zip", "w") as packed:
        packed.writestr("UG.txt", ROWS[0])
        packed.writestr("KE.txt", ROWS[0])
    with pytest.raises(BadInput, match="2 texts in it"):
        put(tmp_path / "two.zip")


def test_an_install_that_is_killed_leaves_the_old_file(home: Path, tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    before = in_use().read_bytes()
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from dateline.knowledge import gazetteer_install as g\n"
        "g._keep = lambda new, path: os.kill(os.getpid(), signal.SIGKILL)\n"
        "g.install(Path(sys.argv[1]), base=Path(sys.argv[2]), progress=lambda n: None)\n"
    )
    path = write(tmp_path, *ROWS[:3], name="other.txt")
    done = subprocess.run([sys.executable, "-c", script, str(path), str(BASE[0])], check=False)
    assert done.returncode == -signal.SIGKILL
    assert in_use().read_bytes() == before
    assert list(home.glob("*-part"))
    put(path)  # clears away what was left
    assert not list(home.glob("*-part"))
    assert in_use().read_bytes() != before


@pytest.mark.usefixtures("home")
def test_a_file_of_another_form_is_named_with_what_to_do(tmp_path: Path) -> None:
    put(write(tmp_path, *ROWS))
    with closing(sqlite3.connect(in_use())) as db:
        db.execute("UPDATE about SET value = '0' WHERE key = 'form'")
        db.commit()
    with pytest.raises(BadKnowledge, match="gazetteer remove"):
        _ = Knowledge().digest
    assert remove()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_a_bad_call(home: Path, tmp_path: Path) -> None:
    home.mkdir()
    home.chmod(0o500)
    with pytest.raises(BadCall, match="cannot be written"):
        put(write(tmp_path, *ROWS))


@pytest.mark.parametrize(
    ("environ", "platform", "folder"),
    [
        ({"DATELINE_HOME": "/data/d"}, "linux", "/data/d"),
        ({"XDG_DATA_HOME": "/x"}, "linux", "/x/dateline"),
        ({"XDG_DATA_HOME": "relative"}, "linux", "{home}/.local/share/dateline"),
        ({}, "darwin", "{home}/Library/Application Support/dateline"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/dateline"),
    ],
)
def test_home_is_where_the_platform_keeps_data(
    environ: dict[str, str], platform: str, folder: str
) -> None:
    assert data_home(environ, platform) == Path(folder.format(home=Path.home()))
