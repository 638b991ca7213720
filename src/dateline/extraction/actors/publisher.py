"""The report's own publisher, where the text speaks of it: "told the Courier"."""

from dateline.extraction.actors.found import Found
from dateline.extraction.actors.scene import Scene

_NOT_A_NAME = {"news", "agency", "online", "com", "net", "org", "post", "times", "today"}
# A publisher in brackets so near the head of the report is a byline.
_HEAD = 14


def find_publisher(scene: Scene) -> list[Found]:
    """Its full name, or the last word of it behind "the"; the register's outlets are found there."""
    words = (scene.publisher or "").lower().split()
    if words and words[0] == "the":
        words = words[1:]
    if not words or not words[-1].isalpha():
        return []
    found = []
    for token, word in enumerate(scene.lower):
        if word == words[-1] and (one := _mention(scene, token, words)) is not None:
            scene.use(one.first, one.last)
            found.append(one)
    return found


def _mention(scene: Scene, token: int, words: list[str]) -> Found | None:
    a, first = scene.a, token - len(words) + 1
    if first < 0 or scene.lower[first : token + 1] != words:
        first = token
        behind_the = token > 0 and scene.lower[token - 1] == "the"
        if len(words) == 1 or not behind_the or words[-1] in _NOT_A_NAME:
            return None
    if not a.words[first][:1].isupper() or not a.words[token][:1].isupper():
        return None
    if any(scene.hits.at[t] is not None for t in range(first, token + 1)):
        return None
    if 0 < first < _HEAD and a.words[first - 1] == "(":
        return None
    return Found(
        first, token + 1, token, "media", None, ("JRN",), 0.8, "the report's publisher",
        (first, token + 1), "publisher", name=scene.publisher,
    )  # fmt: skip
