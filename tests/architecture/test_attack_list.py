"""The flaws that systems like ours have had, and the test of ours for each.

A class is a line of CLASSES: what happened elsewhere, and the tests here that would turn red if it happened to us. Most
stand with the slice they are about; those that walk the whole house stand below. What cannot happen yet stands in
NOT_YET, with what must come first.
"""

from __future__ import annotations

import ast
import json
import re
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from django.urls import reverse

from tests.architecture.placed import BIRDS, Placed
from tests.architecture.test_doors import DOORS, address_of, client, pages_of
from tests.architecture.test_leaks import body_of
from tests.architecture.tree import ROOT, modules
from tests.page import H, parsed
from tests.world import World

HERE = "tests/architecture/test_attack_list.py"

CLASSES: dict[str, list[str]] = {
    "what is restricted is readable through a side door (an API root, an export, a count)": [
        "tests/architecture/test_doors.py::test_doors_answer",
        "tests/architecture/test_leaks.py::test_nobody_sees_what_does_not_lie_for_her",
        "tests/architecture/test_gate.py::test_related_managers_are_no_way_round",
    ],
    "any signed-in user changes what is others'": [
        "tests/architecture/test_doors.py::test_doors_answer",
        "tests/parties/test_pages.py::test_the_other_sides_things_are_not_hers_to_post",
        "tests/architecture/test_actions.py::test_a_planted_action_that_never_asks_saves_nothing",
    ],
    "a token is good for something or somebody else": [
        "tests/consultations/test_links.py::test_a_code_is_good_for_its_own_link_only",
        "tests/consultations/test_links.py::test_a_renewed_link_kills_the_old_one",
        "tests/consultations/test_links.py::test_a_withdrawn_consultation_kills_all_links",
        "tests/consultations/test_links.py::test_opening_a_link_does_nothing",
        "tests/accounts/test_actions.py::test_a_link_for_one_thing_does_not_do_another",
        "tests/accounts/test_views.py::test_a_link_works_once",
        "tests/accounts/test_urls.py::test_a_reset_link_lasts_a_day",
    ],
    "an export is reachable by a link that anyone can use": [
        f"{HERE}::test_a_file_is_handed_out_anew_each_time_and_kept_by_nobody",
        "tests/compilations/test_live_reports.py::test_a_report_is_for_whoever_ordered_it",
        "tests/compilations/test_live_reports.py::test_who_may_not_read_the_answers_any_more_does_not_get_the_report",
        f"{HERE}::test_no_file_lies_at_a_public_address",
    ],
    "filter parameters walk relations to private columns": [
        f"{HERE}::test_no_page_listens_to_names_of_columns",
        "tests/parties/test_pages.py::test_a_hostile_address_changes_nothing",
        "tests/search/test_views.py::test_whatever_else_the_address_says_changes_nothing",
    ],
    "SQL injection in ORDER BY, in ranking or in what is searched for": [
        "tests/architecture/test_code.py::test_nobody_writes",
        "tests/parties/test_pages.py::test_the_list_can_be_sorted_by_what_it_shows_only",
        "tests/search/test_queries.py::test_whatever_is_typed_is_only_words",
        "tests/search/test_queries.py::test_signs_and_words_of_the_databases_tongues_mean_nothing",
        f"{HERE}::test_no_page_listens_to_names_of_columns",
    ],
    "stored script in names, titles, texts, comments": [
        f"{HERE}::test_hostile_words_stay_words_on_every_page",
        f"{HERE}::test_every_answer_carries_the_strict_policy",
        f"{HERE}::test_an_address_that_runs_something_is_refused",
        "tests/compilations/test_views.py::test_whatever_somebody_wrote_is_text_on_every_page",
        "tests/compilations/test_live_views.py::test_whatever_somebody_wrote_is_text_on_every_page",
        "tests/parties/test_pages.py::test_hostile_names_are_only_text",
        "tests/agreements/test_rendering.py::test_hostile_text_stays_text",
        "tests/agreements/test_pages.py::test_hostile_words_stay_words_on_every_page",
        "tests/search/test_views.py::test_hostile_titles_and_texts_stay_words",
    ],
    "the server asks an address that a user chose": [
        f"{HERE}::test_nothing_of_ours_asks_other_hosts",
        "tests/office/test_pdf.py::test_a_page_that_asks_for_something_reads_nothing",
    ],
    "a file of the server is read by a path that a user chose": [
        "tests/office/test_pdf.py::test_a_page_that_asks_for_something_reads_nothing",
        "tests/office/test_pdf.py::test_our_own_fonts_are_names_and_no_paths",
        "tests/files/test_store.py::test_what_is_no_hash_is_no_file",
        "tests/architecture/test_code.py::test_nobody_writes",
    ],
    "sign-in leads to another host, or an address is taken as verified that is not": [
        f"{HERE}::test_nothing_leads_to_another_host",
        "tests/accounts/test_urls.py::test_log_in_and_log_out_lead_to_no_other_host",
        "tests/accounts/test_urls.py::test_the_reset_link_leads_to_the_installation_whatever_host_was_asked",
        "tests/accounts/test_actions.py::test_an_address_is_refused_in_words_that_the_inviter_may_read",
    ],
    "rights over one thing give rights over another": [
        "tests/consultations/test_links.py::test_whoever_sits_for_the_other_side_gets_no_seat",
        "tests/consultations/test_following.py::test_an_association_leads_nothing",
        "tests/consultations/test_following.py::test_an_associations_officer_sees_and_reminds_her_own_members_only",
        "tests/parties/test_seats.py::test_the_rights_of_one_side_give_none_on_the_other",
        "tests/parties/test_seats.py::test_a_secretary_may_not_name_the_other_side",
        "tests/parties/test_seats.py::test_seating_makes_nobody_an_operator",
    ],
    "drafts are visible": [
        "tests/compilations/test_live_views.py::test_until_they_are_published_only_the_leading_body_reads_the_answers",
        "tests/compilations/test_live_views.py::test_one_that_was_published_does_not_open_one_that_was_not",
        "tests/compilations/test_live_views.py::test_what_was_taken_back_is_gone",
        "tests/architecture/test_leaks.py::test_nobody_sees_what_does_not_lie_for_her",
        "tests/architecture/test_gate.py::test_related_managers_give_what_lies_for_the_viewer",
    ],
    "the search shows, counts or ranks what lies elsewhere": [
        "tests/architecture/test_leaks.py::test_the_search_tells_nobody_of_what_does_not_lie_for_her",
        "tests/search/test_queries.py::test_nobody_is_told_how_much_lies_elsewhere",
        "tests/search/test_queries.py::test_newest_is_what_is_newest_for_whoever_looks",
        "tests/search/test_queries.py::test_a_word_that_lies_elsewhere_does_not_stop_the_search_for_beginnings",
        "tests/search/test_actions.py::test_what_is_forgotten_is_found_by_nobody",
    ],
    "fields that were not asked for are saved; a record moves by a posted number": [
        "tests/architecture/test_code.py::test_nobody_writes",
        f"{HERE}::test_what_is_posted_beside_the_form_is_not_listened_to",
        "tests/compilations/test_live_grouping.py::test_a_forged_form_saves_nothing_and_says_so",
        "tests/compilations/test_live_grouping.py::test_only_comments_that_are_there_can_be_decided_about",
        "tests/compilations/test_actions.py::test_nobody_puts_a_compilation_with_another_side_or_another_person",
        "tests/parties/test_pages.py::test_a_part_of_the_other_side_cannot_be_chosen",
    ],
    "something weighty is done with a reference that can be guessed": [
        "tests/consultations/test_links.py::test_five_tries_and_the_code_is_gone",
        "tests/consultations/test_links.py::test_codes_go_to_the_invited_address_and_only_so_often",
        "tests/consultations/test_links.py::test_who_has_an_account_logs_in_as_usual",
        "tests/accounts/test_views.py::test_guessing_links_meets_a_limit",
        "tests/accounts/test_views.py::test_the_link_alone_is_not_enough",
        "tests/architecture/test_doors.py::test_weighty_doors_ask_for_the_password_again",
    ],
    "a child is visible though its parent is not": [
        "tests/architecture/test_gate.py::test_nothing_is_more_public_than_what_it_points_to",
        f"{HERE}::test_a_part_is_found_under_its_own_parent_only",
        "tests/compilations/test_views.py::test_a_part_of_another_compilation_is_not_reached_through_ones_own",
        "tests/compilations/test_live_grouping.py::test_a_comment_of_another_section_is_not_reached",
    ],
    "a formula in a sheet": [
        "tests/office/test_csv_out.py::test_no_cell_is_a_formula",
        f"{HERE}::test_no_handed_out_file_holds_a_formula",
        "tests/compilations/test_reports.py::test_no_cell_of_the_workbook_is_a_formula",
        "tests/compilations/test_live_reports.py::test_the_workbook_holds_every_answer_and_runs_nothing",
    ],
    "uploaded files of any type": [
        "tests/office/test_sniffing.py::test_a_sheet_is_a_sheet_whatever_it_is_called",
        "tests/office/test_sniffing.py::test_anything_else_is_refused_in_words_whatever_it_is_called",
        "tests/office/test_sniffing.py::test_a_sheet_as_wide_and_as_long_as_there_is_takes_no_more_than_its_cells",
        "tests/compilations/test_hostile_files.py::test_a_hostile_file_is_refused_in_words_and_kept_nowhere",
        "tests/compilations/test_hostile_files.py::test_a_file_that_is_too_large_is_not_taken_in",
        "tests/compilations/test_hostile_files.py::test_a_name_leads_nowhere_on_the_disk",
        "tests/compilations/test_uploads.py::test_nobody_else_does_anything_to_it",
        "tests/compilations/test_upload_pages.py::test_nobody_else_finds_it",
        "tests/files/test_receiving.py::test_a_file_larger_than_what_may_be_taken_is_left_at_the_door",
    ],
    "a text that is quickly sent takes the server long (a pattern that backtracks, a table out of few signs)": [
        "tests/domain/test_sections.py::test_a_hostile_text_is_read_in_one_pass",
        "tests/domain/test_sections.py::test_a_section_holds_what_a_section_needs_and_no_more",
        "tests/agreements/test_rendering.py::test_a_hostile_text_is_drawn_in_one_pass",
        "tests/agreements/test_rendering.py::test_no_more_cells_are_drawn_than_were_counted",
        "tests/agreements/test_drafting_pages.py::test_what_would_take_the_servers_time_is_refused_before_it_is_drawn",
    ],
    "weak defaults": [
        f"{HERE}::test_every_answer_carries_the_strict_policy",
        f"{HERE}::test_a_form_from_elsewhere_is_refused_at_every_door",
        "tests/accounts/test_adapters.py::test_cookies_are_for_this_host_and_encrypted_lines_only",
    ],
}
NOT_YET = {
    "formulas in .ods that we write": "only CSV, .xlsx and .docx are written",
    "agenda items put into others' meetings": "there are no meetings",
    "co-signing and upload of decisions by link": "there are no decisions",
    "amendments accepted by others": "there are no proposals; versions are published by the process leaders",
    "feeds and diffs that show drafts": "there is no feed and no comparison",
    "webhooks and push addresses": "there are none, and none are planned",
}


@pytest.mark.parametrize("what", CLASSES)
def test_each_class_has_its_tests(what: str) -> None:
    for pointer in CLASSES[what]:
        path, _, name = pointer.partition("::")
        tree = ast.parse((ROOT / path).read_text())
        assert name in {n.name for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)}, f"{pointer} is not there"


HOSTILE = "\"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}{% now 'Y' %}'`"


def poison(world: World, placed: Placed) -> None:
    """Put hostile words wherever people write."""
    from samsyn.accounts.models import Person
    from samsyn.agreements.models import Package
    from samsyn.compilations.models import (
        Compilation,
        CompiledAnswer,
        CompiledProblem,
        CompiledRow,
        CompiledSection,
        Upload,
    )
    from samsyn.consultations.models import Consultation, Contact, DeadlineChange
    from samsyn.desk.models import Feedback
    from samsyn.parties.models import Body, Grouping, Installation, Organisation, Side

    Person.objects.update(name=HOSTILE)
    Installation.objects.update(name=HOSTILE)
    Side.objects.update(name=HOSTILE)
    Organisation.objects.update(name=HOSTILE, formal_name=HOSTILE)
    Grouping.objects.update(name=HOSTILE, formal_name=HOSTILE)
    Body.objects.update(name=HOSTILE, purpose=HOSTILE)
    Feedback.objects.update(text=HOSTILE, page=HOSTILE)
    Package._base_manager.update(title=HOSTILE, summary=HOSTILE)
    Consultation._base_manager.update(title=HOSTILE, letter=HOSTILE, let_go_paragraph=HOSTILE[:40])
    Contact._base_manager.update(note=HOSTILE)
    DeadlineChange._base_manager.update(reason=HOSTILE)
    Compilation._base_manager.update(title=HOSTILE, source_name=HOSTILE)
    CompiledSection._base_manager.update(heading=HOSTILE, number=HOSTILE[:40])
    CompiledRow._base_manager.update(as_written=HOSTILE)
    CompiledAnswer._base_manager.update(comment=HOSTILE)
    CompiledProblem._base_manager.update(text=HOSTILE)
    for one in Upload._base_manager.all():
        one.title = one.source_name = HOSTILE
        one.understood = json.loads(json.dumps(one.understood).replace(BIRDS["person"], json.dumps(HOSTILE)[1:-1]))
        one.save()


def strange(tree: Any) -> list[str]:
    """Scripts without a file, handlers, and addresses that run something."""
    found = []
    for node in tree.iter():
        if not isinstance(node.tag, str):
            continue
        if node.tag == f"{H}script" and not node.get("src"):
            found.append("script")
        found += [f"{node.tag} {a}" for a in node.attrib if isinstance(a, str) and a.startswith("on")]
        found += [f"{node.tag} {v}" for v in node.attrib.values() if v.strip().casefold().startswith("javascript:")]
        found += [f"img {node.get('src')}"] if node.tag == f"{H}img" and node.get("src") == "x" else []
    return found


@pytest.mark.parametrize("column", ["public", "leader", "secretary", "operator", "orust"])
def test_hostile_words_stay_words_on_every_page(column: str, world: World, placed: Placed) -> None:
    poison(world, placed)
    seen = 0
    for address, response in pages_of(column, world, placed):
        assert not strange(parsed(response.content)), address
        seen += b"&lt;script&gt;alert(1)" in response.content
    assert seen > 10, "the hostile words stand on hardly any page; the test looks in the wrong place"


def test_hostile_markup_would_be_found() -> None:
    assert strange(parsed(b"<!doctype html><title>x</title><p>" + HOSTILE.encode()))


POLICY = {
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
}


def test_every_answer_carries_the_strict_policy(world: World, placed: Placed) -> None:
    for column in ("public", "leader"):
        browser = client(world, column)
        for door in DOORS:
            if door.method == "GET":
                response = browser.get(address_of(door.name, door.where, world, placed))
                policy = {part.strip() for part in response.get("Content-Security-Policy", "").split(";")}
                # A file to fetch may do nothing at all, not even run what a page may.
                assert policy >= POLICY or {"default-src 'none'", "sandbox"} <= policy, f"{door}: {policy}"
                assert not {"unsafe-inline", "unsafe-eval", "*", "http:", "https:"} & set(" ".join(policy).split())
                assert response["X-Content-Type-Options"] == "nosniff" and response["X-Frame-Options"] == "DENY"
                assert response["Referrer-Policy"] == "same-origin"


def test_a_form_from_elsewhere_is_refused_at_every_door(world: World, placed: Placed) -> None:
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(
        world.people["secretary_municipal"], backend="allauth.account.auth_backends.AuthenticationBackend"
    )
    for door in DOORS:
        if door.method == "POST":
            response = browser.post(address_of(door.name, door.where, world, placed), {"x": "y"})
            assert response.status_code == 403, f"{door} took a form from elsewhere ({response.status_code})"


COLUMNS = (
    "kept_by__password__startswith=a&for_side=municipal&for_side__isnull=True&audience=side&order_by=-password"
    "&sortera=for_side_id;drop table&sortera=-(select 1)&sort=password&o=1&q=%25%27&grupp=side:' or 1=1&sida=-1"
    "&slag=' or 1=1&aldre=1&avsnitt=1 or 1=1&gradering=__class__&page=99999999999999999999&is_party__exact=1"
)


def test_no_page_listens_to_names_of_columns(world: World, placed: Placed) -> None:
    """The address's query changes neither the answer's number nor, for what the page does not know, what it shows."""
    hidden = {BIRDS["region"], BIRDS["person"], BIRDS["draft"]}
    browser = client(world, "tidaholm")
    for door in DOORS:
        if door.method == "GET":
            address = address_of(door.name, door.where, world, placed)
            before, after = browser.get(address), browser.get(f"{address}?{COLUMNS}")
            assert before.status_code == after.status_code, door
            said = body_of(after)
            assert not [bird for bird in hidden if bird in said], door


ELSEWHERE = ("https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:alert(1)")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_nothing_leads_to_another_host(to: str, world: World) -> None:
    for name in ("account_login", "account_logout", "account_reauthenticate", "set_language"):
        for way in ("get", "post"):
            response = getattr(client(world, "orust"), way)(reverse(name), {"next": to})
            onward = urlsplit(response.get("Location", ""))
            assert not onward.netloc and onward.scheme in {""}, f"{name} leads to {onward.geturl()}"
            assert not onward.path.startswith(("//", "/\\")), f"{name} leads to {onward.geturl()}"


def test_an_address_that_runs_something_is_refused(world: World, placed: Placed) -> None:
    """A website is an address on the web; a link must never run a script."""
    form = {"name": "Orust", "formal_name": "Orust kommun", "website": "javascript:alert(3)", "email": ""}
    address = reverse("parties:organisation_change", args=["1421"])
    assert client(world, "secretary").post(address, form).status_code == 422
    assert b"javascript:" not in client(world, "public").get(reverse("parties:organisation", args=["1421"])).content


FILES = (
    "parties:list_csv",
    "compilations:linear_csv",
    "compilations:data",
    "compilations:report_xlsx",
    "compilations:report_docx",
)


def files(world: World, placed: Placed, where: str, column: str) -> list[tuple[str, Any]]:
    return [
        (name, client(world, column).get(address_of(name, where, world, placed)))
        for name in FILES
        if name != "parties:list_csv"
    ]


def test_a_file_is_handed_out_anew_each_time_and_kept_by_nobody(world: World, placed: Placed) -> None:
    """What one side fetched cannot be fetched again by the other from a cache or by the same address."""
    for name, response in files(world, placed, "municipal", "orust"):
        assert response.status_code == 200, name
        kept = response.get("Cache-Control", "") + response.get("Vary", "")
        assert "no-store" in kept or "private" in kept or "Cookie" in kept, f"{name} may be kept for others: {kept}"
    for column in ("public", "other"):
        for name, response in files(world, placed, "municipal", column):
            assert response.status_code == 404 and BIRDS["municipal"] not in body_of(response), name


def test_no_file_lies_at_a_public_address() -> None:
    """Nothing that people put in is served from a folder."""
    from django.conf import settings
    from django.urls import get_resolver

    assert not settings.MEDIA_URL.strip("/") and not settings.MEDIA_ROOT
    assert "media" not in str(get_resolver().url_patterns)


def test_no_handed_out_file_holds_a_formula(world: World, placed: Placed) -> None:
    from samsyn.compilations.models import CompiledAnswer, CompiledRow, CompiledSection
    from samsyn.parties.models import Organisation

    formulas = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1")
    for n, organisation in enumerate(Organisation.objects.all()):
        formula = formulas[n % len(formulas)]
        Organisation.objects.filter(pk=organisation.pk).update(name=formula, formal_name=formula)
    CompiledAnswer._base_manager.update(comment='=HYPERLINK("https://elsewhere.example")')
    CompiledRow._base_manager.update(as_written="=cmd|' /C calc'!A0")
    CompiledSection._base_manager.update(heading="@heading", number="=2")
    browser = client(world, "leader")
    for name in ("parties:list_csv", "compilations:linear_csv"):
        said = body_of(browser.get(address_of(name, "public", world, placed))).removeprefix("\ufeff")
        cells = [cell.strip('"') for line in said.splitlines() for cell in re.split(r"[;,]", line)]
        assert len(cells) > 10
        assert not [cell for cell in cells if cell[:1] in set("=+@\t\r")], name


def test_a_part_is_found_under_its_own_parent_only(world: World, placed: Placed) -> None:
    """A number from elsewhere under one's own address leads nowhere."""
    from samsyn.compilations.models import CompiledRow

    CompiledRow._base_manager.filter(compilation=placed.compilation["region"], row=3).update(row=77)
    browser = client(world, "tidaholm")
    own = placed.compilation["municipal"].pk
    assert browser.get(reverse("compilations:row", args=[own, 3])).status_code == 200
    assert browser.get(reverse("compilations:row", args=[own, 77])).status_code == 404
    assert browser.get(reverse("agreements:document", args=["avtal-public", "underavtal"])).status_code == 404


def test_what_is_posted_beside_the_form_is_not_listened_to(world: World, placed: Placed) -> None:
    """Her own right, another's record: numbers, sides and places in the form's body change nothing."""
    from samsyn.parties.models import Organisation

    before = json.dumps(list(Organisation.objects.order_by("pk").values()), default=str)
    browser = client(world, "secretary")
    beside = {
        "pk": world.organisations["14"].pk,
        "id": world.organisations["14"].pk,
        "code": "14",
        "side": "region",
        "is_party": "on",
        "audience": "public",
        "is_operator": "on",
        "name": "Kapad",
        "formal_name": "Kapad",
    }
    browser.post(reverse("parties:organisation_change", args=["14"]), beside)
    assert json.dumps(list(Organisation.objects.order_by("pk").values()), default=str) == before
    browser.post(reverse("parties:organisation_change", args=["1421"]), beside)
    orust = Organisation.objects.get(code="1421")
    assert orust.pk == world.organisations["1421"].pk and orust.side_id == "municipal"
    assert Organisation.objects.get(code="14").name == "Västra Götalandsregionen"
    assert not type(world.people["secretary_municipal"]).objects.get(email__startswith="secretary_m").is_operator


def test_nothing_of_ours_asks_other_hosts() -> None:
    """No module speaks to the network but the one that hands letters to the mail relay of the settings."""
    speaks = {"requests", "httpx", "urllib.request", "http.client", "socket", "aiohttp", "smtplib", "ftplib"}
    allowed = {"samsyn/cli/serve.py", "samsyn/outbox/delivery.py"}
    for path, tree in modules().items():
        imported = {a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names}
        imported |= {n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)}
        assert path in allowed or not imported & speaks, f"{path} imports {imported & speaks}"
