"""Addresses under /remisser/<consultation>/svar/."""

from django.urls import path

from samsyn.responses.views import colleagues, exports, handing_in, notes, offline, opening, receipts, writing
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "responses"

FORM = "<number:pk>/svar/<number:response>/"
SECTION = f"{FORM}avsnitt/<number:section>/"
WHOLE = f"{FORM}helheten/"
RECEIPT = f"{FORM}kvittens/<number:number>/"

urlpatterns = [
    path("<number:pk>/svar/", opening.answer, name="answer"),
    path("<number:pk>/svar/for/<number:respondent>/", opening.begin, name="begin"),
    path(FORM, opening.overview, name="overview"),
    path(f"{FORM}alla/", writing.all_sections, name="all"),
    path(f"{FORM}sparad/<number:save>/", writing.clash, name="clash"),
    path(SECTION, writing.section, name="section"),
    path(f"{SECTION}sparade/", writing.section_saves, name="section_saves"),
    path(f"{SECTION}anteckna/", notes.write, name="note_section"),
    path(WHOLE, writing.whole, name="whole"),
    path(f"{WHOLE}sparade/", writing.whole_saves, name="whole_saves"),
    path(f"{WHOLE}anteckna/", notes.write, name="note_whole"),
    path(f"{FORM}anteckningar/<number:note>/aterkalla/", notes.withdraw, name="note_withdraw"),
    path(f"{FORM}utkast.docx", exports.docx, name="docx"),
    path(f"{FORM}blankett/", offline.read, name="offline"),
    path(f"{FORM}blankett/spara/", offline.take, name="offline_take"),
    path(f"{FORM}blankett.xlsx", offline.xlsx, name="offline_xlsx"),
    path(f"{FORM}blankett.docx", offline.docx, name="offline_docx"),
    path(f"{FORM}frislapp/", handing_in.release, name="release"),
    path(f"{FORM}oppna-igen/", handing_in.reopen, name="reopen"),
    path(f"{FORM}lamna-in/", handing_in.submit, name="submit"),
    path(f"{FORM}ta-tillbaka/", handing_in.withdraw, name="withdraw"),
    path(f"{FORM}avsta/", handing_in.abstain, name="abstain"),
    path(RECEIPT, receipts.receipt, name="receipt"),
    path(f"{RECEIPT}kvittens.pdf", receipts.pdf, name="receipt_pdf"),
    path(f"{RECEIPT}innehall.json", receipts.content, name="receipt_json"),
    path(f"{RECEIPT}bilaga/", receipts.attachment, name="receipt_attachment"),
    path(f"{FORM}kollegor/", colleagues.colleagues, name="colleagues"),
    path(f"{FORM}kollegor/bjud-in/", colleagues.invite, name="colleague_invite"),
    path(f"{FORM}kollegor/<number:seat>/avsluta/", colleagues.end, name="colleague_end"),
]
