"""Why no PDF was made. The slice that hands the PDF out gives the codes their words."""

from __future__ import annotations

from enum import StrEnum

from samsyn.domain.verdicts import Refusal


class PdfFault(StrEnum):
    """Codes of the `Refusal` raised when no PDF is made."""

    UNAVAILABLE = "pdf.unavailable"
    ADDRESS_REFUSED = "pdf.address_refused"
    SIGN_MISSING = "pdf.sign_missing"


class PdfUnavailable(Refusal):
    """This machine cannot make a PDF: Pango is missing. `why` is the loader's own word."""

    code = PdfFault.UNAVAILABLE
