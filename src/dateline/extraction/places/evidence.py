"""What a report says of its whereabouts: countries, divisions and points named in it."""

import math
from collections import defaultdict

from dateline.knowledge.gazetteer import Candidate

_NEAR_KM, _CELL = 150.0, 2.0  # a cell of two degrees holds, with its neighbours, all that is near
_AROUND = 6.0
# A report names a hundred places of a cell at most before more of them say nothing new.
_FULL = 100


class Evidence:
    """Weights of what was named, by the name that named it, so that no name speaks for itself."""

    def __init__(self, home: str | None) -> None:
        self._home = home
        self._countries: dict[str, dict[str, int]] = defaultdict(dict)
        self._divisions: dict[tuple[str, str], dict[str, int]] = defaultdict(dict)
        self._cells: dict[tuple[int, int], list[tuple[str, Candidate]]] = defaultdict(list)
        self._around: dict[tuple[int, int], set[str]] = defaultdict(set)
        self._totals: dict[str, int] = defaultdict(int)
        self._division_totals: dict[tuple[str, str], int] = defaultdict(int)

    def add(self, name: str, place: Candidate, times: int, is_demonym: bool) -> None:
        if place.country:
            self._countries[place.country][name] = times
            self._totals[place.country] += times
            if place.admin1:
                self._divisions[place.country, place.admin1][name] = times
                self._division_totals[place.country, place.admin1] += times
        if not is_demonym and place.radius_km < _NEAR_KM:
            cell = self._cells[_cell(place.lat, place.lon, _CELL)]
            if len(cell) < _FULL:
                cell.append((name, place))
            self._around[_cell(place.lat, place.lon, _AROUND)].add(name)

    def of_country(self, country: str, name: str) -> int:
        """How often the country or a place in it is named, by other names than this."""
        if country not in self._totals:
            return 0
        return self._totals[country] - self._countries[country].get(name, 0)

    def of_division(self, country: str, admin1: str, name: str) -> int:
        key = (country, admin1)
        if key not in self._division_totals:
            return 0
        return self._division_totals[key] - self._divisions[key].get(name, 0)

    def countries_beside(self, name: str) -> list[str]:
        """The countries that other names than this are in."""
        return [country for country in self._totals if self.of_country(country, name)]

    def speaks_for(self, c: Candidate, name: str) -> bool:
        """Its country is another name's or the publisher's, or a place named lies beside it."""
        own = c.country or ""
        if self.of_country(own, name) or (own and own == self._home):
            return True
        return self._nearest(c, name) < _NEAR_KM

    def weigh(self, c: Candidate, name: str) -> tuple[float, list[str]]:
        """The support for a candidate of a name, and the words for it."""
        value, said = 0.0, []
        own = c.country or ""
        if share := self.of_country(own, name):
            value += min(2.4, 1.0 + 0.4 * math.log2(share))
            if c.feature != "country":
                said.append(f"{own} is named")
        elif self._home is not None and own == self._home:
            value += 0.7
            said.append("country of the publisher")
        if c.admin1 and (share := self.of_division(own, c.admin1, name)):
            value += min(2.2, 1.2 + 0.3 * math.log2(share))
            said.append(f"{c.admin1} is named")
        near = self._nearest(c, name)
        if near < _NEAR_KM and c.feature not in ("country", "admin1"):
            value += 1.3
            said.append(f"{near:.0f} km from another place of the report")
        elif self._around.get(_cell(c.lat, c.lon, _AROUND), set()) - {name}:
            value += 0.4
        return value, said

    def _nearest(self, c: Candidate, name: str) -> float:
        x, y = _cell(c.lat, c.lon, _CELL)
        return min(
            (
                kilometres(c, place.lat, place.lon)
                for i in (x - 1, x, x + 1)
                for j in (y - 1, y, y + 1)
                for other, place in self._cells.get((i, j), ())
                if other != name and place.id != c.id
            ),
            default=math.inf,
        )


def _cell(lat: float, lon: float, size: float) -> tuple[int, int]:
    return math.floor(lat / size), math.floor(lon / size)


def kilometres(c: Candidate, lat: float, lon: float) -> float:
    """Near enough for places on one continent."""
    x = (c.lon - lon + 540) % 360 - 180
    return 111.2 * math.hypot(c.lat - lat, x * math.cos(math.radians((c.lat + lat) / 2)))
