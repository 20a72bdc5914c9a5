"""Addresses under /avtal/. Words that stand for pages are refused as names of packages, documents and sections."""

from django.urls import path

from samsyn.agreements import converters as own_converters  # noqa: F401  (makes <place:…> and <version:…> known)
from samsyn.agreements.views import (
    comments,
    comparing,
    downloads,
    drafting,
    packages,
    printing,
    publishing,
    reading,
    rearranging,
)
from samsyn.ui import converters  # noqa: F401  (makes <number:…> known)

app_name = "agreements"

DOCUMENT = "<slug:package>/<slug:document>/"
VERSION = f"{DOCUMENT}version/<version:number>/"

# To read.
READ = [
    path("", reading.packages, name="list"),
    path("<slug:package>/", reading.package, name="package"),
    path("<slug:package>/hela/", reading.whole, name="whole"),
    path("<slug:package>/hela/text.md", downloads.whole_md, name="whole_md"),
    path("<slug:package>/hela/text.html", downloads.whole_html, name="whole_html"),
    path(DOCUMENT, reading.document, name="document"),
    path(f"{DOCUMENT}version/", reading.versions, name="versions"),
    path(VERSION, reading.version, name="version"),
    path(f"{VERSION}jamfor/", comparing.compare, name="compare"),
    path(f"{VERSION}jamfor/andringar.docx", comparing.compare_docx, name="compare_docx"),
    path(f"{VERSION}text.md", downloads.version_md, name="version_md"),
    path(f"{VERSION}text.html", downloads.version_html, name="version_html"),
    path(f"{VERSION}<slug:section>/", reading.version_section, name="version_section"),
    path(f"{DOCUMENT}<slug:section>/", reading.section, name="section"),
]
# What is said of packages and of sections; before the reading addresses, which would take them for names.
ABOUT = [
    path("nytt/", packages.open_, name="package_open"),
    path("kommentar/<number:pk>/behandlad/", comments.settle, name="comment_settle"),
    path("kommentar/<number:pk>/aterkalla/", comments.withdraw, name="comment_withdraw"),
    path("<slug:package>/om/", reading.about, name="about"),
    path("<slug:package>/nytt-dokument/", packages.add_document, name="document_add"),
    path("<slug:package>/andra/", packages.change, name="package_change"),
    path(f"{VERSION}<slug:section>/kommentera/", comments.write, name="comment_write"),
]
# To work on an open version: a document has one at each place. Before the reading addresses, which would take them for
# names. Addresses that do not say which version lead to the only one she sees, or ask her.
OPENED = f"{DOCUMENT}arbete/"
DRAFT = f"{OPENED}<place:place>/"
SECTION = f"{DRAFT}avsnitt/<slug:section>/"
WORK = [
    path("<slug:package>/arbete/", drafting.work, name="work"),
    path("<slug:package>/arbete/oppna/", publishing.open_, name="open"),
    path("<slug:package>/arbete/publicera/", publishing.publish, name="publish"),
    path(OPENED, drafting.drafts, name="drafts"),
    path(f"{OPENED}<page_of_draft:rest>/", drafting.drafts, name="drafts_page"),
    path(DRAFT, drafting.draft, name="draft"),
    path(f"{DRAFT}uppgifter/", publishing.describe, name="describe"),
    path(f"{DRAFT}granska/", publishing.check, name="check"),
    path(f"{DRAFT}justeringar/", publishing.adjust, name="adjust"),
    path(f"{DRAFT}aterkalla/", publishing.withdraw, name="withdraw"),
    path(f"{DRAFT}nytt-avsnitt/", rearranging.add, name="add"),
    path(SECTION, drafting.write, name="write"),
    path(f"{SECTION}sparade/", drafting.saves, name="saves"),
    path(f"{SECTION}sparade/<number:pk>/", drafting.saved_text, name="saved_text"),
    path(f"{SECTION}krock/<number:pk>/", drafting.clash, name="clash"),
    path(f"{SECTION}kommentera/", comments.write_on_draft, name="comment_draft"),
    path(f"{SECTION}skriver/", drafting.presence, name="presence"),
    path(f"{SECTION}flytta/", rearranging.move, name="move"),
    path(f"{SECTION}dela/", rearranging.split, name="split"),
    path(f"{SECTION}sla-ihop/", rearranging.merge, name="merge"),
    path(f"{SECTION}ta-bort/", rearranging.remove, name="remove"),
    path(f"{SECTION}lagg-tillbaka/", rearranging.restore, name="restore"),
    path(f"{DOCUMENT}visa-for-fler/<version:number>/", publishing.widen, name="widen"),
]

# To have set as PDF.
PRINT = [
    path("utskrift/<number:pk>/", printing.printout, name="printout"),
    path("utskrift/<number:pk>/avtal.pdf", printing.printout_file, name="printout_file"),
    path("<slug:package>/hela/pdf/", printing.whole_pdf, name="whole_pdf"),
    path(f"{VERSION}pdf/", printing.version_pdf, name="version_pdf"),
]

urlpatterns = [*PRINT, *WORK, *ABOUT, *READ]
