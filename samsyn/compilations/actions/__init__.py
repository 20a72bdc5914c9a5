"""Changes to compilations, as verbs: put a sheet in, keep what it says, correct a name, show it to more people."""

from samsyn.compilations.actions.correcting import correct_name
from samsyn.compilations.actions.findings import withdraw_finding, write_finding
from samsyn.compilations.actions.keeping import keep_compilation, widen_compilation, withdraw_compilation
from samsyn.compilations.actions.live import decide_alike, order_report
from samsyn.compilations.actions.pieces import CompilationRefused
from samsyn.compilations.actions.publishing import publish_answers
from samsyn.compilations.actions.sealing import seal_compilation
from samsyn.compilations.actions.uploads import (
    ask_to_keep,
    choose_names,
    discard_upload,
    forget_uploads,
    keep_uploaded,
    start_upload,
)

__all__ = [
    "CompilationRefused",
    "ask_to_keep",
    "choose_names",
    "correct_name",
    "decide_alike",
    "discard_upload",
    "forget_uploads",
    "keep_compilation",
    "keep_uploaded",
    "order_report",
    "publish_answers",
    "seal_compilation",
    "start_upload",
    "widen_compilation",
    "withdraw_compilation",
    "withdraw_finding",
    "write_finding",
]
