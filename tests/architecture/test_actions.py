"""Every change is an action: it asks, it takes its viewer and its moment, it is known by its act."""

from __future__ import annotations

import ast
import inspect
from collections.abc import Iterator

import pytest
from django.utils import translation

from samsyn.access.actions import ACTIONS, NotAsked, action, allow, record
from samsyn.domain.access import MAY, PUBLIC, Act, Viewer
from tests.architecture.tree import all_imported, belongs_to, calls, modules
from tests.world import AT, World

# What a queryset, a manager or a record does when it saves.
SAVES = {"save", "create", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "delete"}

# Public functions of an actions module that save without being an action, and why.
HELPERS = {
    "samsyn/responses/actions/letting_out.py:let_out": "a piece of the action that publishes answers, which asks",
    "samsyn/accounts/actions.py:prepare_invitation": "the work of inviting inside another slice's action, which asks",
    "samsyn/agreements/actions/pieces.py:identities": "a piece of the actions that write sections, which ask",
    "samsyn/agreements/actions/pieces.py:save_changed": "a piece of the actions that write sections, which ask",
    "samsyn/agreements/actions/pieces.py:write_order": "a piece of the actions that rearrange, which ask",
    "samsyn/agreements/actions/printing.py:fail_printout": "the task's own doing, without a viewer",
    "samsyn/agreements/actions/printing.py:finish_printout": "the task's own doing, without a viewer",
    "samsyn/agreements/actions/printing.py:note_page": "the task's own doing, without a viewer",
    "samsyn/agreements/actions/pieces.py:write_sections": "a piece of the action that opens versions, which asks",
    "samsyn/accounts/actions.py:admit": "a piece of the action of another slice that has proof, which asks",
    "samsyn/consultations/actions/inviting.py:invite": "a piece of the actions that send and invite, which ask",
    "samsyn/consultations/actions/inviting.py:new_links": "a piece of the actions that send and invite, which ask",
    "samsyn/consultations/actions/pieces.py:note_change": "a piece of the actions of higher slices, which ask",
    "samsyn/consultations/actions/pieces.py:note_opened": "a piece of the actions of respondents, which ask",
    "samsyn/consultations/actions/pieces.py:note_reminded": "a piece of the action that reminds, which asks",
    "samsyn/consultations/actions/pieces.py:note_state": "a piece of the actions of respondents, which ask",
    "samsyn/parties/actions/seats.py:save_once": "a piece of the actions that give seats, which ask",
    "samsyn/compilations/actions/live.py:fail_report": "what a task says of itself",
    "samsyn/compilations/actions/live.py:finish_report": "what a task says of itself",
    "samsyn/compilations/actions/live.py:note_rows": "what a task says of itself",
    "samsyn/compilations/actions/pieces.py:save_compilation": "a piece of the actions that keep, which ask",
    "samsyn/compilations/actions/pieces.py:save_problems": "a piece of the actions that keep and correct, which ask",
    "samsyn/compilations/actions/uploads.py:fail_keeping": "what a task says of itself",
    "samsyn/compilations/actions/uploads.py:fail_reading": "what a task says of itself",
    "samsyn/compilations/actions/uploads.py:finish_reading": "what a task says of itself",
    "samsyn/compilations/actions/uploads.py:forget_uploads": "the house's own doing, without a viewer",
    "samsyn/compilations/actions/uploads.py:note_progress": "what a task says of itself",
    "samsyn/responses/actions/handing_in.py:finish_receipt": "the task's own doing, without a viewer",
    "samsyn/responses/actions/pieces.py:take_back": "a piece of the actions that hand in and take back, which ask",
    "samsyn/responses/actions/releasing.py:unlock": "a piece of the actions that open a draft again, which ask",
    "samsyn/outbox/actions.py:put_in_outbox": "a letter belongs to the action that caused it",
    "samsyn/outbox/actions.py:send_waiting": "the house's own doing, without a viewer",
    "samsyn/outbox/actions.py:empty_old_letters": "the house's own doing, without a viewer",
    "samsyn/outbox/actions.py:claim_run": "the house's own doing, without a viewer",
    "samsyn/outbox/actions.py:finish_run": "the house's own doing, without a viewer",
    "samsyn/outbox/actions.py:forget_old_runs": "the house's own doing, without a viewer",
    "samsyn/search/actions.py:index": "what is found belongs to the action that made it, which asks",
    "samsyn/search/actions.py:forget": "what is found no more belongs to the action that took it back, which asks",
    "samsyn/search/actions.py:reindex": "the house's own doing, without a viewer",
}
# Modules beside the actions that save, and why.
SAVERS = {
    "samsyn/office/reports/docx/page.py": "python-docx makes the bytes of a document; no record",
    "samsyn/access/log.py": "the log writes its own entries, inside the action's transaction",
    "samsyn/office/pdf/finishing.py": "a PDF is written to memory",
    "samsyn/outbox/jobs.py": "sessions and cached values that have run out are no records",
    "samsyn/outbox/tasks.py": "finished tasks are no records",
}


def saving(tree: ast.AST) -> bool:
    """Does this piece of code save, as far as its own text shows?"""
    return any(saves(name, call) for name, call in calls(tree))


def saves(name: str, call: ast.Call) -> bool:
    owner, _, what = name.rpartition(".")
    if what == "update":  # a queryset's takes columns, a dictionary's takes a dictionary
        return bool(owner and call.keywords and not call.args)
    if what == "set":  # a many-to-many manager's: `body.sides.set(…)`
        return "." in owner and not owner.startswith("self.")
    return bool(owner) and what in SAVES


def functions(tree: ast.Module) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}


def savers(tree: ast.Module) -> set[str]:
    """The module's functions that save, by themselves or through another of the module."""
    known = functions(tree)
    found = {name for name, body in known.items() if saving(body)}
    while True:
        through = {
            name
            for name, body in known.items()
            if name not in found and any(call in found for call, _ in calls(body))
        }
        if not through:
            return found
        found |= through


def is_action(function: ast.FunctionDef) -> bool:
    return any(isinstance(d, ast.Call) and ast.unparse(d.func) == "action" for d in function.decorator_list)


def unasked(path: str, tree: ast.Module) -> list[str]:
    """Public functions that save without being an action or a listed helper."""
    known = functions(tree)
    return [
        f"{path}:{name}"
        for name in sorted(savers(tree))
        if not name.startswith("_") and not is_action(known[name]) and f"{path}:{name}" not in HELPERS
    ]


def test_every_function_that_saves_is_an_action() -> None:
    found = [
        fault for path, tree in modules().items() if belongs_to(path, "actions") for fault in unasked(path, tree)
    ]
    assert not found, f"these save and are neither an action nor a listed helper: {found}"


def test_a_planted_function_that_saves_unasked_is_found() -> None:
    planted = ast.parse(
        "def rename(*, body, name):\n    _put(body, name)\n\ndef _put(body, name):\n    body.name = name\n    body.save()\n"
    )
    assert unasked("samsyn/parties/actions/planted.py", planted) == ["samsyn/parties/actions/planted.py:rename"]


def test_every_listed_helper_is_there_and_saves() -> None:
    for listed in HELPERS:
        path, name = listed.split(":")
        assert name in savers(modules()[path]), f"{listed} is listed as a helper that saves, and is none"


def test_only_actions_save() -> None:
    found = [
        path
        for path, tree in modules().items()
        if not belongs_to(path, "actions") and path not in SAVERS and saving(tree)
    ]
    assert not found, f"these save beside the actions: {found}"


def test_only_the_slice_itself_uses_what_starts_with_an_underscore() -> None:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("samsyn."):
                hidden = [a.name for a in node.names if a.name.startswith("_") and a.name != "_"]
                assert not hidden, f"{path} imports {hidden} from {node.module}"


def actions() -> dict[str, object]:
    all_imported()
    return {name: run for name, run in ACTIONS.items() if name.startswith("samsyn.")}


def test_an_action_takes_its_viewer_and_its_moment_by_keyword() -> None:
    assert actions()
    for name, run in actions().items():
        parameters = inspect.signature(run).parameters  # type: ignore[arg-type]
        kinds = {p.kind for p in parameters.values()}
        assert kinds == {inspect.Parameter.KEYWORD_ONLY}, f"{name} takes positional arguments"
        assert list(parameters)[:2] == ["viewer", "at"], f"{name} does not begin with viewer and at"


def test_an_action_is_a_verb_and_says_what_it_does() -> None:
    for name, run in actions().items():
        assert "_" in name.rpartition(".")[2], f"{name} is not verb_noun"
        assert run.__doc__, f"{name} has no docstring"


def acts_used() -> Iterator[tuple[str, str]]:
    for path, tree in modules().items():
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and ast.unparse(node.value) in {"Act", "access.Act"}:
                yield path, node.attr


def test_every_act_can_be_done_by_somebody_through_something() -> None:
    assert set(MAY) == set(Act)
    used = {name for path, name in acts_used() if path != "samsyn/domain/access.py"}
    unused = {act.name for act in Act} - used
    assert not unused, f"no action or page asks for {sorted(unused)}"


def test_every_act_has_words_for_who_may() -> None:
    from samsyn.site.texts import WHO, who_may

    asked = {predicate for clauses in MAY.values() for clause in clauses for predicate in clause}
    assert asked == set(WHO), "site/texts.py and the MAY table name different predicates"
    for act in Act:
        for language in ("sv", "en"):
            with translation.override(language):
                assert who_may(act), f"nobody is named who may {act.value}"


def test_an_act_is_a_noun_and_a_verb() -> None:
    for act in Act:
        noun, _, verb = act.value.partition(".")
        assert noun and verb and act.value == act.value.lower(), act
        assert act.name == act.value.replace(".", "_").upper(), act


def test_a_planted_action_that_never_asks_saves_nothing(world: World) -> None:
    @action()
    def open_quietly(*, viewer: Viewer, at: object) -> None:
        from samsyn.agreements.models import Package

        Package.objects.create(slug="tyst", title="Tyst", audience="public")

    with pytest.raises(NotAsked):
        open_quietly(viewer=world.viewers["leader_region"], at=AT)


def test_a_planted_action_that_tells_nobody_saves_nothing(world: World) -> None:
    @action()
    def ask_and_be_silent(*, viewer: Viewer, at: object) -> None:
        allow(viewer, Act.FEEDBACK_GIVE, PUBLIC)

    with pytest.raises(NotAsked):
        ask_and_be_silent(viewer=world.viewers["leader_region"], at=AT)


def test_a_planted_action_that_asks_for_somebody_else_is_stopped(world: World) -> None:
    @action()
    def borrow(*, viewer: Viewer, at: object) -> None:
        allow(world.viewers["operator"], Act.INSTALLATION_FILL, PUBLIC)
        record(world.organisations["14"], PUBLIC)

    with pytest.raises(NotAsked):
        borrow(viewer=world.viewers["stranger"], at=AT)


@pytest.fixture(autouse=True)
def forget_planted() -> Iterator[None]:
    """Planted actions leave the register as they found it."""
    before = dict(ACTIONS)
    yield
    ACTIONS.clear()
    ACTIONS.update(before | {n: a for n, a in ACTIONS.items() if n.startswith("samsyn.")})
