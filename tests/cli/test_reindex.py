"""`samsyn reindex` works out anew what can be searched; so does `samsyn upgrade`."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Installation

pytestmark = pytest.mark.slow
COUNT = "SELECT count(*) FROM search_searchentry"


@pytest.mark.parametrize("word", ["reindex", "upgrade"])
def test_what_was_lost_is_there_again(county: Installation, word: str) -> None:
    ((before,),) = county.sql(COUNT)
    assert before > 60
    county.sql("DELETE FROM search_searchentry")
    said = county.run(word)
    assert county.sql(COUNT) == [(before,)]
    if word == "reindex":
        assert said.strip() == f"Sökregistret är uppbyggt på nytt. Poster: {before}."


def test_a_database_from_before_there_was_a_search_is_searched_after_the_upgrade(county: Installation) -> None:
    ((before,),) = county.sql(COUNT)
    for trigger in ("insert", "update", "delete"):
        county.sql(f"DROP TRIGGER search_words_{trigger}")
    county.sql("DROP TABLE search_words")
    county.sql("DROP TABLE search_searchentry")
    county.sql("DELETE FROM django_migrations WHERE app = 'search'")
    county.run("upgrade")
    assert county.sql(COUNT) == [(before,)]
