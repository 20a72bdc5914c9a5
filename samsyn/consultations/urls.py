"""Addresses under /remisser/ that are about consultations. What is answered and compiled has its own beside them."""

from django.urls import path

from samsyn.consultations.views import changing, composing, following, links, reading
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "consultations"

ONE = "<number:pk>/"
RESPONDENT = f"{ONE}lage/<number:respondent>/"
LINK = "inbjudan/<str:secret>/"

urlpatterns = [
    path("", reading.consultations, name="list"),
    path("ny/", composing.new, name="new"),
    path(LINK, links.invitation, name="invitation"),
    path(f"{LINK}kod/", links.code, name="code"),
    path(f"{LINK}med-kod/", links.by_code, name="by_code"),
    path(f"{LINK}ny-lank/", links.ask, name="ask"),
    path(ONE, reading.consultation, name="consultation"),
    path(f"{ONE}remissbrev.docx", reading.letter_docx, name="letter_docx"),
    path(f"{ONE}brev/", composing.describe, name="describe"),
    path(f"{ONE}texter/", composing.versions, name="versions"),
    path(f"{ONE}avsnitt/", composing.sections, name="sections"),
    path(f"{ONE}remissinstanser/", composing.respondents, name="respondents"),
    path(f"{ONE}adresser/", composing.emails, name="emails"),
    path(f"{ONE}forhandsgranska/", composing.look, name="preview"),
    path(f"{ONE}skicka/", changing.send, name="send"),
    path(f"{ONE}svarstid/", changing.deadline, name="deadline"),
    path(f"{ONE}aterkalla/", changing.withdraw, name="withdraw"),
    path(f"{ONE}lagg-till/", changing.add, name="add"),
    path(f"{ONE}lage/", following.following, name="following"),
    path(f"{ONE}lage.csv", following.following_csv, name="following_csv"),
    path(f"{ONE}paminn/", following.remind, name="remind"),
    path(RESPONDENT, following.followed, name="followed"),
    path(f"{RESPONDENT}inbjudan/", changing.renew, name="renew"),
    path(f"{RESPONDENT}ta-bort/", changing.remove, name="remove"),
    path(f"{RESPONDENT}anteckning/<number:contact>/aterkalla/", following.withdraw_contact, name="contact_withdraw"),
]
