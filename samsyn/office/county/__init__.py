"""A county from a folder of CSV files.

All or nothing: either a `County` that holds together, or every fault with its file, row and column.
"""

from samsyn.office.county.cells import CountyUnreadable, Fault
from samsyn.office.county.reading import read_county
from samsyn.office.county.rows import (
    BodyRow,
    County,
    GroupingRow,
    MembershipRow,
    OrganisationRow,
    SideRow,
)

__all__ = [
    "BodyRow",
    "County",
    "CountyUnreadable",
    "Fault",
    "GroupingRow",
    "MembershipRow",
    "OrganisationRow",
    "SideRow",
    "read_county",
]
