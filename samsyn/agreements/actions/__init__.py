"""Changes to agreements, as verbs: packages, versions, the work on an open version, comments, printouts."""

from samsyn.agreements.actions.comments import settle_comment, withdraw_comment, write_comment
from samsyn.agreements.actions.packages import PackageFacts, add_document, describe_package, open_package
from samsyn.agreements.actions.printing import order_printout
from samsyn.agreements.actions.publishing import Release, publish_versions, widen_version, withdraw_version
from samsyn.agreements.actions.rearranging import (
    add_section,
    merge_sections,
    move_section,
    remove_section,
    restore_section,
    split_section,
)
from samsyn.agreements.actions.versions import (
    TermFacts,
    check_version,
    describe_version,
    list_adjustments,
    open_versions,
)
from samsyn.agreements.actions.writing import Saved, note_writing, save_section, settle_save

__all__ = [
    "PackageFacts",
    "Release",
    "Saved",
    "TermFacts",
    "add_document",
    "add_section",
    "check_version",
    "describe_package",
    "describe_version",
    "list_adjustments",
    "merge_sections",
    "move_section",
    "note_writing",
    "open_package",
    "open_versions",
    "order_printout",
    "publish_versions",
    "remove_section",
    "restore_section",
    "save_section",
    "settle_comment",
    "settle_save",
    "split_section",
    "widen_version",
    "withdraw_comment",
    "withdraw_version",
    "write_comment",
]
