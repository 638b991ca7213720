"""Words with a hyphen that are one word, as "cease-fire" and "ceasefire" are: the parser would see three."""

from typing import Any

# As written → as the word lists spell it; nouns also in the plural, verbs in all their forms.
_NOUNS = {
    "air-strike": "airstrike", "build-up": "buildup", "by-election": "by-election",
    "cease-fire": "ceasefire", "clamp-down": "clampdown", "co-operation": "cooperation",
    "crack-down": "crackdown", "cyber-attack": "cyberattack", "hand-over": "handover",
    "ill-treatment": "mistreatment", "pull-back": "pullback", "pull-out": "pullout", "re-election": "re-election",
    "round-up": "roundup", "run-off": "runoff", "shoot-out": "shootout", "sit-in": "sit-in", "stand-off": "standoff",
    "walk-out": "walkout",
}  # fmt: skip
_VERBS = {
    "co-operate": "cooperate", "re-arrest": "rearrest", "re-elect": "reelect", "re-establish": "reestablish",
    "re-open": "reopen", "test-fire": "test-fire",
}  # fmt: skip


def _forms(verb: str) -> list[str]:
    stem = verb.removesuffix("e")
    third = f"{verb}es" if verb.endswith("sh") else f"{verb}s"
    return [verb, third, f"{stem}ed", f"{stem}ing"]


LEMMAS = (
    {form: lemma for word, lemma in _NOUNS.items() for form in (word, f"{word}s")}
    | {form: lemma for word, lemma in _VERBS.items() for form in _forms(word)}
)  # fmt: skip


def keep_joined(nlp: Any) -> None:
    """Makes the tokenizer leave these words whole, in small letters, with a capital and in capitals."""
    for form in LEMMAS:
        for written in (form, form.capitalize(), form.title(), form.upper()):
            nlp.tokenizer.add_special_case(written, [{"ORTH": written}])
