from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.tables import data_digest


def test_the_digest_of_knowledge_covers_the_data_of_all_rooms_that_read():
    rooms = ("dateline.analysis", "dateline.knowledge", "dateline.sources")
    assert Knowledge().digest == data_digest(*rooms)
