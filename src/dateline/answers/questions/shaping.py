"""Items as they are printed: the record's keys, with what they refer to in place of ids.

An item is named REPORT KEY/ID. Words stand beside their offsets into the report's text.
"""

from typing import Any

from dateline.store.founditems import Around, FoundItem

type Plain = dict[str, Any]


def event(found: FoundItem) -> Plain:
    body, view, around = found.body, found.view, found.around
    start = body["sentence"]["start"]
    sentence = view["sentence_words"]

    def words(span: Plain) -> Plain:
        told = sentence[span["start"] - start : span["end"] - start]
        return span | {
            "text": told
            if len(told) == span["end"] - span["start"]
            else around.text[span["start"] : span["end"]]
        }

    core = body["core"]
    return {
        **_head(found),
        "incident": found.columns["incident"], "disputed": bool(found.columns["disputed"]),
        "type": body["type"], "mode": body["mode"], "contexts": body["contexts"],
        "trigger": body["trigger"] | {"text": view["trigger_words"]},
        "actors": view["actors"], "recipients": view["recipients"],
        "time": view["time"], "place": view["place"], "status": body["status"],
        "core": core | {
            "trigger": words(core["trigger"]), "time": _time(around, core["time"]), "place": _place(around, core["place"]),
        },
        "claim": _claim(around, body["claim"]),
        "tellings": [_telling(around, telling) for telling in view["tellings"]],
        "sentence": body["sentence"] | {"text": sentence},
        "score": body["score"], "why": body["why"],
    }  # fmt: skip


def claim(found: FoundItem) -> Plain:
    body, around = found.body, found.around
    return {
        **_head(found),
        "holder": found.columns["holder"],
        "source": _words(around, body["source"]),
        "actors": [_actor(around, i) for i in body["actors"]],
        "cue": _words(around, body["cue"]),
        "content": [_words(around, span) for span in body["content"]],
        "kind": body["kind"], "act": body["act"],
        "addressees": [_actor(around, i) for i in body["addressees"]],
        "parent": _claim(around, body["parent"]),
        "said": found.columns["said"], "time": _time(around, body["time"]),
        "about": [_about(around, about) for about in body["about"]],
        "score": body["score"], "why": body["why"],
    }  # fmt: skip


def figure(found: FoundItem) -> Plain:
    body, around = found.body, found.around
    group = body["group"] | {"actor": _actor(around, body["group"]["actor"])}
    key = around.report["key"]
    return {
        **_head(found),
        **{name: body[name] for name in ("value", "low", "high", "qualifier", "unit", "measure", "of")},
        "group": group, "part_of": body["part_of"] and f"{key}/{body['part_of']}",
        "change": body["change"], "count": body["count"], "place": _place(around, body["place"]),
        "window": body["window"], "as_of": body["as_of"], "span": _words(around, body["span"]),
        "event": _event(around, body["event"]), "incident": _incident(around, body["event"]),
        "claim": _claim(around, body["claim"]), "holder": found.columns["holder"], "said": found.columns["said"],
        "time": _time(around, body["time"]), "sentence": around.sentences.get(body["event"] or ""),
        "score": body["score"], "why": body["why"],
    }  # fmt: skip


SHAPES = {"events": event, "claims": claim, "figures": figure}


def _head(found: FoundItem) -> Plain:
    report = found.around.report
    return {"id": f"{report['key']}/{found.body['id']}", "report": report}


def _words(around: Around, span: Plain | None) -> Plain | None:
    return span and span | {"text": around.text[span["start"] : span["end"]]}


def _actor(around: Around, id_: str | None) -> Plain | None:
    actor = around.actors.get(id_ or "")
    names = ("name", "kind", "country", "sectors", "register", "office")
    return {name: actor[name] for name in names} if actor else None


def _time(around: Around, id_: str | None) -> Plain | None:
    time = around.times.get(id_) if id_ else None
    return {name: time[name] for name in ("start", "end", "precision")} if time else None


def _place(around: Around, id_: str | None) -> Plain | None:
    place = around.places.get(id_) if id_ else None
    names = ("name", "lat", "lon", "country", "admin1", "feature", "radius_km")
    return {name: place[name] for name in names} if place else None


def _claim(around: Around, id_: str | None) -> Plain | None:
    """Whose word it is."""
    return (
        {"id": f"{around.report['key']}/{id_}", "holder": around.holders.get(id_)} if id_ else None
    )


def _event(around: Around, id_: str | None) -> Plain | None:
    if not id_ or id_ not in around.events:
        return None
    kind, words, _ = around.events[id_]
    return {"id": f"{around.report['key']}/{id_}", "type": kind, "trigger": words}


def _incident(around: Around, event_id: str | None) -> str | None:
    return around.events[event_id][2] if event_id in around.events else None


def _telling(around: Around, telling: Plain) -> Plain:
    holder = telling["holder"]
    names = ("stance", "status", "quote", "said", "act", "span")
    told = {name: telling[name] for name in names}
    claim_id = telling["claim"] and f"{around.report['key']}/{telling['claim']}"
    return {"holder": holder["name"] if holder else None, **told, "claim": claim_id}


def _about(around: Around, about: Plain) -> Plain:
    """With the words of the claim, event or figure that is spoken of."""
    told = {"event": _event, "claim": _claim}.get(about["kind"])
    named = told(around, about["id"]) if told else None
    return (
        about
        | {"id": f"{around.report['key']}/{about['id']}"}
        | {k: v for k, v in (named or {}).items() if k != "id"}
    )
