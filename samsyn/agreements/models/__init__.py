"""Columns of agreements, by what they keep: packages, versions, the work on an open version, comments, printouts."""

from samsyn.agreements.models.comments import SectionComment
from samsyn.agreements.models.drafting import Adjustment, LegalCheck, SectionSave, Succession, Writing
from samsyn.agreements.models.packages import Document, Package, PackageAlias, PackageRelation
from samsyn.agreements.models.printing import Printout
from samsyn.agreements.models.versions import AgreementTerm, Section, SectionText, Version

__all__ = [
    "Adjustment",
    "AgreementTerm",
    "Document",
    "LegalCheck",
    "Package",
    "PackageAlias",
    "PackageRelation",
    "Printout",
    "Section",
    "SectionComment",
    "SectionSave",
    "SectionText",
    "Succession",
    "Version",
    "Writing",
]
