"""dateline gazetteer install [FILE] | info | remove"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from dateline.knowledge.gazetteer_use import About

_WHERE = """\
GeoNames' dumps are at https://download.geonames.org/export/dump/ (CC BY 4.0):
  allCountries.zip  every place with a name: about 400 MB to download, 1.7 GB unpacked (need not be)
  XX.zip            one country, by its two letters (UA.zip, ML.zip): replaces that country alone
  cities500.zip     places from 500 inhabitants, as the shipped gazetteer has them
Then: dateline gazetteer install FILE (the .zip or the .txt in it). The whole dump takes some minutes and about
1 GB of disk; nothing is sent anywhere. Records say in `made` by which gazetteer they were made."""


@click.group("gazetteer")
def command() -> None:
    """The places that names can stand for: which gazetteer is in use, and how to put in your own."""


@command.command("install")
@click.argument("file", required=False, type=click.Path(path_type=Path), metavar="[FILE]")
@click.option("--least", default=0, show_default=True, type=click.IntRange(0), metavar="N",
              help="Leave out places of fewer inhabitants (divisions stay).")  # fmt: skip
def install(file: Path | None, least: int) -> None:
    """Put GeoNames' dump FILE in the place of the shipped gazetteer; without FILE say where it is to be had."""
    if file is None:
        click.echo(_WHERE)
        return
    from dateline.answers.progress import say
    from dateline.knowledge.gazetteer_install import install as put
    from dateline.record import BadCall

    if not file.is_file():
        raise BadCall(f"{file}: no such file")
    _tell(put(file, least=least, progress=lambda lines: say(f"{lines:,} lines read")))


@command.command("info")
def info() -> None:
    """Say which gazetteer is in use, what is in it, and on what terms."""
    from dateline.knowledge.gazetteer_use import about

    _tell(about())


@command.command("remove")
def remove() -> None:
    """Go back to the shipped gazetteer."""
    from dateline.knowledge.gazetteer_install import remove as drop

    gone = drop()
    click.echo("the shipped gazetteer is in use" + ("" if gone else ": no other was installed"))


def _tell(about: "About") -> None:
    click.echo(f"in use    {'shipped with the package' if about.shipped else about.path}")
    for feature, count in about.places.items():
        click.echo(f"{feature:<9} {count:>10,}")
    click.echo(f"{'names':<9} {about.names:>10,}   ({about.size / 1e6:.0f} MB)")
    for source in about.sources:
        click.echo(f"from      {source}")
    click.echo(f"digest    {about.digest}")
    click.echo("terms     GeoNames (https://www.geonames.org), CC BY 4.0; see NOTICE")
