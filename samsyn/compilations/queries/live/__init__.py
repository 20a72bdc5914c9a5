"""A consultation's answers as they are now: the same reads as of a sheet that was kept, live from the database."""

from samsyn.compilations.queries.live.alike import Alike, Decided, Wording, comments_on
from samsyn.compilations.queries.live.answers import LiveAnswer, LiveRespondent, live_answer, live_respondent
from samsyn.compilations.queries.live.closing import (
    BriefPage,
    FindingsPage,
    PublishingPage,
    SealsPage,
    Verified,
    brief_page,
    findings_page,
    publishing_page,
    seal_row,
    seals_page,
    verified,
)
from samsyn.compilations.queries.live.gathering import gathered
from samsyn.compilations.queries.live.heads import LiveHead, live_head
from samsyn.compilations.queries.live.linear import LiveLinear, live_linear, live_lines
from samsyn.compilations.queries.live.matrix import LiveFacts, LiveMatrix, live_matrix
from samsyn.compilations.queries.live.meaning import OverviewPage, YellowPage, overview_page, yellow_page
from samsyn.compilations.queries.live.orders import OrderPage, is_large, order_key, ordered, report_order
from samsyn.compilations.queries.live.reporting import live_json, live_report
from samsyn.compilations.queries.live.section import LiveSection, alike_page, live_section, live_with_decisions

__all__ = [
    "Alike",
    "BriefPage",
    "Decided",
    "FindingsPage",
    "LiveAnswer",
    "LiveFacts",
    "LiveHead",
    "LiveLinear",
    "LiveMatrix",
    "LiveRespondent",
    "LiveSection",
    "OrderPage",
    "OverviewPage",
    "PublishingPage",
    "SealsPage",
    "Verified",
    "Wording",
    "YellowPage",
    "alike_page",
    "brief_page",
    "comments_on",
    "findings_page",
    "gathered",
    "is_large",
    "live_answer",
    "live_head",
    "live_json",
    "live_linear",
    "live_lines",
    "live_matrix",
    "live_report",
    "live_respondent",
    "live_section",
    "live_with_decisions",
    "order_key",
    "ordered",
    "overview_page",
    "publishing_page",
    "report_order",
    "seal_row",
    "seals_page",
    "verified",
    "yellow_page",
]
