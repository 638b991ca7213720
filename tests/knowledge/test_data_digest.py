from dateline.knowledge.knowledge import Knowledge
from dateline.knowledge.tables import data_digest


def test_the_digest_of_knowledge_covers_the_data_of_the_sources():
    both = data_digest("dateline.knowledge", "dateline.sources")
    assert Knowledge().digest == both
    assert both != data_digest("dateline.knowledge")
