"""GeoJSON (RFC 7946), for maps: a point an item, its flat row beside it."""

from typing import IO

from dateline.answers.export.to_jsonl import encoded
from dateline.answers.progress import say
from dateline.answers.questions.answer import Answer
from dateline.answers.questions.flat import COLUMNS, row
from dateline.record import BadCall


def write(answer: Answer, out: IO[bytes]) -> None:
    """Items without a point are left out and counted on stderr. Raises BadCall where none can have one."""
    if "lat" not in COLUMNS[answer.kind]:
        raise BadCall(
            f"{answer.kind} have no place: --format geojson goes with events, figures, incidents, timeline, places"
        )
    out.write(b'{"type":"FeatureCollection","features":[')
    shown = missing = 0
    for item in answer:
        flat = row(answer.kind, item)
        lat, lon = flat.pop("lat"), flat.pop("lon")
        if lat is None or lon is None:
            missing += 1
            continue
        point = {"type": "Point", "coordinates": [lon, lat]}
        feature = {"type": "Feature", "id": flat.get("id"), "geometry": point, "properties": flat}
        out.write(
            (b",\n" if shown else b"\n")
            + encoded({k: v for k, v in feature.items() if k != "id" or v})
        )
        shown += 1
    out.write(b"]}\n")
    if missing:
        say(f"{missing} {answer.kind} without a point left out")
