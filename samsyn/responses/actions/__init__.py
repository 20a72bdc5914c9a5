"""Changes to responses, as verbs: write, note, release, hand in, take back, abstain."""

from samsyn.responses.actions.handing_in import Upload, abstain_from_response, submit_response, withdraw_response
from samsyn.responses.actions.notes import withdraw_note, write_note
from samsyn.responses.actions.pieces import ResponseRefused
from samsyn.responses.actions.releasing import release_response, reopen_response
from samsyn.responses.actions.writing import Change, Saved, begin_response, save_fields, settle_field

__all__ = [
    "Change",
    "ResponseRefused",
    "Saved",
    "Upload",
    "abstain_from_response",
    "begin_response",
    "release_response",
    "reopen_response",
    "save_fields",
    "settle_field",
    "submit_response",
    "withdraw_note",
    "withdraw_response",
    "write_note",
]
