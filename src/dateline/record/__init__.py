"""What everything speaks: reports, records and their items. Knows nothing of the other rooms."""

from dateline.record.errors import (
    BadCall,
    BadInput,
    BadKnowledge,
    BadModel,
    BadRecord,
    DatelineError,
)
from dateline.record.items import (
    About,
    Actor,
    Change,
    Claim,
    Event,
    EventCore,
    EventMention,
    Figure,
    Frame,
    Group,
    Link,
    Place,
    PlaceMention,
    Time,
    Window,
)
from dateline.record.record import KINDS, Made, Record
from dateline.record.report import Report, Segment, Translation, text_digest
from dateline.record.span import Span

__all__ = [
    "KINDS", "About", "Actor", "BadCall", "BadInput", "BadKnowledge", "BadModel", "BadRecord",
    "Change", "Claim", "DatelineError", "Event", "EventCore", "EventMention", "Figure", "Frame",
    "Group", "Link", "Made", "Place", "PlaceMention", "Record", "Report", "Segment", "Span",
    "Time", "Translation", "Window", "text_digest",
]  # fmt: skip
