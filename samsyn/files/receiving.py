"""Files on their way in: none is larger than what may be taken, whatever the browser says of it."""

from __future__ import annotations

from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest

LARGEST = 20_000_000  # bytes of one file
_MARK = "had_too_large_a_file"


class TakesNoMore(FileUploadHandler):
    """Stops taking a file in when it has become too large, so that the disk is nobody's to fill.

    Stands first among the handlers. The rest of the form is read, and the request knows what happened.
    """

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        if start + len(raw_data) > LARGEST:
            setattr(self.request, _MARK, True)
            raise SkipFile
        return raw_data

    def file_complete(self, file_size: int) -> None:
        return None


def was_too_large(request: HttpRequest) -> bool:
    """Did the form, which has been read by now, come with a file that was not taken in?"""
    return bool(getattr(request, _MARK, False))
