"""What tests of the extraction share."""

from collections.abc import Callable

import pytest

from dateline.record import Record
from extraction.claim_words import Read


@pytest.fixture(scope="session")
def read_text(read: Callable[..., Record]) -> Read:
    return lambda text: read(text, published="2024-05-20")
