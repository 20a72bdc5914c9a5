"""A consultation's answers as they are now: the same reads as of a sheet that was kept, live from the database."""

from samsyn.compilations.queries.live.answers import LiveAnswer, LiveRespondent, live_answer, live_respondent
from samsyn.compilations.queries.live.gathering import gathered
from samsyn.compilations.queries.live.heads import LiveHead, live
from samsyn.compilations.queries.live.linear import LiveLinear, live_linear, live_lines
from samsyn.compilations.queries.live.matrix import LiveFacts, LiveMatrix, live_matrix
from samsyn.compilations.queries.live.meaning import OverviewPage, YellowPage, overview_page, yellow_page
from samsyn.compilations.queries.live.reporting import live_json, live_report

__all__ = [
    "LiveAnswer",
    "LiveFacts",
    "LiveHead",
    "LiveLinear",
    "LiveMatrix",
    "LiveRespondent",
    "OverviewPage",
    "YellowPage",
    "gathered",
    "live",
    "live_answer",
    "live_json",
    "live_linear",
    "live_lines",
    "live_matrix",
    "live_report",
    "live_respondent",
    "overview_page",
    "yellow_page",
]
