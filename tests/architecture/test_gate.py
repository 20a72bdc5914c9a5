"""No viewer, no rows; and what a viewer gets is what the rule says, through every way there is."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from django.template import Context, Template
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from samsyn.access.scope import (
    NobodyLooks,
    SeenManager,
    Shared,
    SomebodyElseLooks,
    columns_of,
    everything,
    lies_for,
    seen_by,
)
from samsyn.domain.access import PARTIES, PUBLIC, Audience, Placement, Role, Seat, Viewer, may_see, reaches_no_further
from tests.architecture.placed import Placed
from tests.architecture.tree import calls, dotted, modules
from tests.world import World

# Models without the gate, and why. Everything else is Shared.
PLAIN = {
    "accounts.Person": "who can sign in: allauth must find her before anybody looks; names are given out by parties' queries",
    "accounts.Invitation": "only the hash of a link's secret, looked up before anybody is signed in",
    "agreements.Section": "an identity (a slug) without words of its own; every text of it is Shared",
    "consultations.RespondentInvitation": "only the hash of a link's secret, looked up before anybody is signed in",
    "desk.Feedback": "from anybody, read by the operator only, who is asked for by the page",
    "desk.Visit": "when a person was at her desk; asked for by her own number only",
    "outbox.Letter": "the house's own post; no page but the operator's and the demo's shows it",
    "outbox.Attempt": "the house's own post",
    "outbox.JobRun": "the house's own doings",
    "parties.Installation": "the county's name, on every page",
    "parties.Side": "public by nature, and needed to build the viewer",
    "parties.Organisation": "public by nature, and needed to build the viewer",
    "parties.Grouping": "public by nature",
    "parties.Membership": "public by nature",
    "parties.Body": "public by nature, and needed to build the viewer",
    "parties.Body_sides": "public by nature, and needed to build the viewer",
    "parties.Seat": "the viewer is built from it; the queries decide whose names are shown to whom",
}
# Who may go round the gate, and why each does.
EVERYTHING = {
    "samsyn/compilations/actions/sealing.py": "seals are numbered within their consultation, wherever they lie",
    "samsyn/search/actions.py": "the index holds everything, and forgets what is taken back wherever it lay",
    "samsyn/agreements/tasks.py": "a printout is for all who see its versions; whoever ordered it read them through the gate",
    "samsyn/consultations/actions/pieces.py": "how far a respondent has come is told by what it does, and read by others",
    "samsyn/responses/actions/pieces.py": "a respondent numbers and takes back its own copies, which lie with others",
    "samsyn/responses/tasks.py": "a receipt is made for its respondent, who handed it in through the gate",
    "samsyn/consultations/queries/following.py": "an association's officer is told how far its own members have come",
    "samsyn/consultations/queries/links.py": "letters go to the address that those who lead have given, whoever has them sent",
    "samsyn/consultations/queries/own.py": "a respondent's own people are told how far they have come, and nothing else",
    "samsyn/compilations/actions/uploads.py": "a file is somebody's as long as any record names it; uploads are forgotten",
    "samsyn/agreements/queries/searchable.py": "comments on a text that is gone are found by nobody, whoever took it away",
    "samsyn/agreements/actions/numbering.py": "those who read a version read every other that is counted with it",
    "samsyn/agreements/actions/packages.py": "an address is one package's; which ones are taken elsewhere is not told",
}
# Keys of rows that are read only together with what they point to, so that both must lie for the viewer, and where
# a test proves it.
READ_TOGETHER = {
    "agreements.SectionComment.text": "tests/agreements/test_comments.py::test_both_the_comment_and_its_text_must_be_seen",
}
BASE_MANAGER = {
    "samsyn/access/log.py": "the chain is one, whoever looks",
}


def ours() -> list[type[models.Model]]:
    found = apps.get_models(include_auto_created=True)
    return [m for m in found if m.__module__.startswith("samsyn.") or m._meta.app_config.name.startswith("samsyn.")]


def shared() -> list[type[Shared]]:
    return [m for m in ours() if issubclass(m, Shared)]


# --- which models -----------------------------------------------------------------------------------------------


def test_every_model_says_where_it_lies_or_is_listed_as_plain() -> None:
    plain = {m._meta.label for m in ours() if not issubclass(m, Shared)}
    assert plain - set(PLAIN) == set(), "make them Shared, or list them with a reason"
    assert set(PLAIN) - plain == set(), "listed as plain, but gone or Shared"


def test_a_shared_model_is_read_through_the_gate_only() -> None:
    assert shared()
    for model in shared():
        assert [type(m) for m in model._meta.managers] == [SeenManager], model
        assert type(model._default_manager) is SeenManager, model
        assert type(model._base_manager) is models.Manager, f"{model}: migrations and deletes need the plain one"


def test_a_shared_model_lies_in_one_place_by_the_databases_word() -> None:
    for model in shared():
        names = {c.name for c in model._meta.constraints}
        assert f"{model._meta.app_label}_{model._meta.model_name}_lies_in_one_place" in names, model


# --- nobody looks -----------------------------------------------------------------------------------------------


def test_without_a_viewer_there_are_no_rows(placed: Placed) -> None:
    for model in shared():
        for read in (list, models.QuerySet.count, models.QuerySet.exists, models.QuerySet.first):
            with pytest.raises(NobodyLooks):
                read(model.objects.all())


def reverse_managers() -> Iterator[tuple[type[models.Model], str]]:
    """Every related manager that gives rows of a Shared model: (owner, attribute)."""
    for model in ours():
        for field in model._meta.get_fields(include_hidden=False):
            related = field.related_model
            many = field.one_to_many or field.many_to_many
            if many and isinstance(related, type) and issubclass(related, Shared):
                yield model, field.get_accessor_name() if field.auto_created else field.name  # type: ignore[union-attr]


def test_related_managers_are_no_way_round(placed: Placed) -> None:
    assert list(reverse_managers())
    for model, name in reverse_managers():
        owner = model._base_manager.first()
        assert owner is not None, f"the placed world has no {model.__name__}"
        with pytest.raises(NobodyLooks):
            list(getattr(owner, name).all())


def test_a_template_is_no_way_round(placed: Placed) -> None:
    with pytest.raises(NobodyLooks):
        Template("{% for d in package.documents.all %}{{ d }}{% endfor %}").render(
            Context({"package": placed.package["public"]})
        )


def test_related_managers_give_what_lies_for_the_viewer(world: World, placed: Placed) -> None:
    with seen_by(Viewer.public()):
        labels = [v.label for v in placed.package["public"].documents.get().versions.all()]
    assert labels == ["Tofsvipa 1"], (
        "the public sees the published version that lies open, not the parties' or the draft"
    )


def test_a_page_is_one_persons(world: World) -> None:
    with (
        seen_by(world.viewers["leader_region"]),
        pytest.raises(SomebodyElseLooks),
        seen_by(world.viewers["officer_orust"]),
    ):
        pass


def test_the_same_viewer_may_look_again(world: World) -> None:
    with seen_by(world.viewers["leader_region"]), seen_by(world.viewers["leader_region"]):
        pass


def test_the_way_round_wants_a_reason() -> None:
    with pytest.raises(ValueError, match="reason"), everything(why="because"):
        pass


# --- query and predicate agree ----------------------------------------------------------------------------------


def every_place(world: World) -> list[Placement]:
    return [
        PUBLIC,
        PARTIES,
        *(Placement(Audience.SIDE, side=side) for side in ("region", "municipal")),
        *(Placement(Audience.BODY, body=b.pk) for b in world.bodies.values()),
        *(Placement(Audience.ORGANISATION, organisation=o.pk) for o in world.organisations.values()),
        *(Placement(Audience.PERSON, person=p.pk) for p in world.people.values()),
    ]


@pytest.fixture
def at_every_place(world: World) -> dict[int, Placement]:
    """A package at every placement there can be in the small world: its number → where it lies."""
    from samsyn.agreements.models import Package

    with everything(why="the test lays one package at every place"):
        return {
            Package.objects.create(slug=f"plats-{n}", title="Plats", **columns_of(place)).pk: place
            for n, place in enumerate(every_place(world))
        }


def seen(viewer: Viewer, among: dict[int, Placement]) -> set[int]:
    from samsyn.agreements.models import Package

    with seen_by(viewer):
        return set(Package.objects.filter(pk__in=among).values_list("pk", flat=True))


def test_filter_and_rule_agree_for_everybody_everywhere(world: World, at_every_place: dict[int, Placement]) -> None:
    assert len(at_every_place) > 25
    for name, viewer in {**world.viewers, "public": Viewer.public()}.items():
        expected = {pk for pk, place in at_every_place.items() if may_see(viewer, place)}
        assert seen(viewer, at_every_place) == expected, name


def test_filter_and_rule_agree_for_anybody_at_all(world: World, at_every_place: dict[int, Placement]) -> None:
    seats = st.builds(
        Seat,
        role=st.sampled_from(Role),
        side=st.sampled_from([None, "region", "municipal", "elsewhere"]),
        body=st.sampled_from([None, 0, *(b.pk for b in world.bodies.values())]),
        organisation=st.sampled_from([None, 0, *(o.pk for o in world.organisations.values())]),
    )
    people = st.sampled_from([None, 0, *(p.pk for p in world.people.values())])
    viewers = st.builds(Viewer, person=people, seats=st.lists(seats, max_size=4).map(tuple), operator=st.booleans())

    @settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck), database=None)
    @given(viewers)
    def agree(viewer: Viewer) -> None:
        expected = {pk for pk, place in at_every_place.items() if may_see(viewer, place)}
        assert seen(viewer, at_every_place) == expected

    agree()


def test_a_weakened_filter_would_disagree(
    world: World, at_every_place: dict[int, Placement], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Planted: the filter forgets to ask whose side it is."""
    planted = lambda viewer: lies_for(viewer) | models.Q(audience="side")  # noqa: E731
    monkeypatch.setattr("samsyn.access.scope.lies_for", planted)
    viewer = world.viewers["officer_orust"]
    assert seen(viewer, at_every_place) != {pk for pk, place in at_every_place.items() if may_see(viewer, place)}


def test_the_operator_sees_no_more_than_her_seats_open(world: World, at_every_place: dict[int, Placement]) -> None:
    own = Placement(Audience.PERSON, person=world.people["operator"].pk)
    assert {at_every_place[pk] for pk in seen(world.viewers["operator"], at_every_place)} == {PUBLIC, own}


# --- nothing is more public than what it points to --------------------------------------------------------------


def keys_between_shared() -> Iterator[tuple[type[Shared], Any]]:
    """Every key from a Shared model to a Shared model."""
    for model in shared():
        for field in model._meta.get_fields():
            target = field.related_model
            if field.concrete and field.is_relation and isinstance(target, type) and issubclass(target, Shared):
                yield model, field


def too_public() -> list[str]:
    """Rows that somebody may see who may not see what they point to. Asked of the database as it stands."""
    from samsyn.parties.models import Organisation

    found = []
    # What lies with a party lies within the parties.
    sided = set(Organisation.objects.exclude(side=None).values_list("pk", flat=True))
    for model, field in keys_between_shared():
        for row in model._base_manager.exclude(**{field.name: None}).select_related(field.name):
            outer = getattr(row, field.name).placement
            # A one-to-one key can be followed backwards past the gate: there the two must lie in the same place.
            if f"{model._meta.label}.{field.name}" in READ_TOGETHER:
                continue
            same, inside = row.placement == outer, reaches_no_further(row.placement, outer, sided=sided)
            fits = same if field.one_to_one else inside
            if not fits:
                found.append(f"{model._meta.label} {row.pk}.{field.name}: {row.placement} points to {outer}")
    return found


def test_nothing_is_more_public_than_what_it_points_to(placed: Placed) -> None:
    walked = {f"{m._meta.label}.{f.name}" for m, f in keys_between_shared()}
    assert {"agreements.SectionText.version", "compilations.CompiledAnswer.row", "access.LogWords.entry"} <= walked
    assert too_public() == []


def test_a_planted_row_that_is_more_public_is_found(world: World, placed: Placed) -> None:
    from samsyn.compilations.models import CompiledRow

    with everything(why="the test plants a fault"):
        row = CompiledRow.objects.filter(compilation=placed.compilation["municipal"]).first()
        row.lie(PUBLIC)
        row.save()
    assert any(f"CompiledRow {row.pk}.compilation" in fault for fault in too_public())


def test_planted_words_beside_their_entry_are_found(placed: Placed) -> None:
    from samsyn.access.models import LogWords

    LogWords._base_manager.filter(entry=placed.entry["municipal"]).update(audience="public", for_side=None)
    assert any("LogWords" in fault for fault in too_public())


def test_reaching_no_further_means_what_it_says(world: World) -> None:
    """Whoever sees the inner sees the outer: for everybody of the cast and every two places."""
    viewers = [*world.viewers.values(), Viewer.public()]
    for inner, outer in itertools.product(every_place(world), repeat=2):
        if reaches_no_further(inner, outer):
            assert all(may_see(v, outer) for v in viewers if may_see(v, inner)), (inner, outer)


# --- the ways round, by name ------------------------------------------------------------------------------------


def ways_round(tree: ast.Module) -> list[str]:
    return [
        name
        for name, call in calls(tree)
        if name.split(".")[-1] == "everything" and any(k.arg == "why" for k in call.keywords)
    ]


def base_managers(tree: ast.Module) -> list[str]:
    return [dotted(n) for n in ast.walk(tree) if isinstance(n, ast.Attribute) and n.attr == "_base_manager"]


def test_only_the_listed_go_round_the_gate() -> None:
    found = {path for path, tree in modules().items() if ways_round(tree)} - {"samsyn/access/scope.py"}
    assert found - set(EVERYTHING) == set(), "everything(why=…) is rare: list it with its reason, or do without"
    assert set(EVERYTHING) - found == set(), "no longer needed"


def test_only_the_listed_use_the_plain_manager() -> None:
    found = {path for path, tree in modules().items() if base_managers(tree)}
    assert found - set(BASE_MANAGER) == set()
    assert set(BASE_MANAGER) - found == set(), "no longer needed"


def test_a_planted_query_that_goes_round_is_found() -> None:
    assert ways_round(ast.parse("with everything(why='it was quicker'):\n    rows = Package.objects.all()"))
    assert base_managers(ast.parse("def packages():\n    return models.Package._base_manager.all()"))
