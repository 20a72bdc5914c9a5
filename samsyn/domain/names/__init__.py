"""A written name to a party: `match(written, parties)`, with certainty and runner-up. Rules: docs/rules/names.md."""

from samsyn.domain.names.index import NameIndex
from samsyn.domain.names.matching import find, index_of, match
from samsyn.domain.names.values import DOUBTFUL_BELOW, Match, MatchKind, Party

__all__ = ["DOUBTFUL_BELOW", "Match", "MatchKind", "NameIndex", "Party", "find", "index_of", "match"]
