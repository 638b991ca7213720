"""The closed lists of the record. A value may be added here, never renamed (see docs/record.md)."""

from typing import Literal

ActorKind = Literal[
    "country", "person", "organization", "igo", "group", "media", "role", "place",
]  # fmt: skip
PlaceFeature = Literal[
    "country", "admin1", "admin2", "city", "region", "continent", "natural", "site",
]  # fmt: skip
PlaceUse = Literal["literal", "demonym", "metonym", "in_name"]
Precision = Literal[
    "day", "weekend", "week", "month", "quarter", "season", "half", "year", "decade", "century",
    "range", "vague",
]  # fmt: skip
TimeMod = Literal["start", "mid", "end", "approx"]
DatedBy = Literal["given", "meta", "url", "text", "file", "table"]
SourceKind = Literal["file", "url", "feed", "table", "archive", "stdin", "text"]

# Who reads attributions and acts (--claims).
ClaimsBy = Literal["learned", "large", "rules"]
Status = Literal["actual", "historical", "future", "hypothetical", "negated"]
Stance = Literal[
    "asserts", "denies", "doubts", "fears", "hopes", "forecasts", "demands", "promises",
    "threatens", "supposes",
]  # fmt: skip

ClaimKind = Literal["direct", "indirect", "mixed"]
Act = Literal[
    "state", "announce", "confirm", "admit", "deny", "doubt", "accuse", "condemn", "warn",
    "threaten", "promise", "refuse", "demand", "ask", "propose", "praise", "estimate", "believe",
    "suspect", "fear", "hope", "predict",
]  # fmt: skip
Relation = Literal["denies", "confirms", "corrects", "withdraws", "repeats"]
TargetKind = Literal["claim", "event", "figure"]

Qualifier = Literal["exact", "at_least", "at_most", "about", "vague"]
Measure = Literal[
    "killed", "injured", "arrested", "released", "missing", "displaced", "abducted", "destroyed",
    "damaged", "troops", "participants", "dismissed", "votes", "money", "percent", "price",
    "casualties", "people", "vehicles", "weapons", "other",
]  # fmt: skip
CountKind = Literal["new", "running"]
LinkRelation = Literal["causes", "response_to", "before", "during", "purpose"]

# PLOVER's sixteen types (manual of the Open Event Data Alliance); a type of ours or of a user is "x:NAME".
EVENT_TYPE_PATTERN = (
    "^(AGREE|CONSULT|SUPPORT|CONCEDE|COOPERATE|AID|RETREAT|REQUEST|ACCUSE|REJECT|THREATEN|PROTEST"
    "|SANCTION|MOBILIZE|COERCE|ASSAULT|x:[a-z][a-z0-9_]*)$"
)
COUNTRY_PATTERN = "^[A-Z]{3}$"
