"""What is not written anywhere in the package, whoever is in a hurry."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable

import pytest

from tests.architecture.tree import belongs_to, calls, dotted, modules, templates, texts

# Only the edge asks what time it is: pages, commands, tasks, and the clock itself.
CLOCKS = re.compile(r"\b(timezone\.(now|localtime|localdate)|datetime\.(now|today|utcnow)|date\.today)\(\)$")
CLOCKS_OF = {
    "samsyn/access/clock.py": "the clock itself",
    "samsyn/cli/backup.py": "when a backup was made is about the clock on the wall, also in the demo",
    "samsyn/cli/redline.py": "a tracked change says when it was made, where no installation and no Django is",
    "samsyn/cli/validity.py": "deadlines from today on, asked where no installation and no Django is",
    "samsyn/site/health.py": "what a machine asks is about the clock on the wall, also in the demo",
}

# `.delete(` outside the actions, and every one inside them, with the reason.
DELETES = {
    "samsyn/accounts/actions.py": "a second factor that was lost is no record of the agreement",
    "samsyn/agreements/actions/packages.py": "other names and relations are what is said of a package now; the log keeps that it was changed",
    "samsyn/agreements/actions/publishing.py": "reasons for what was undone, and names nobody was shown, are not published; the log keeps that they were there",
    "samsyn/agreements/actions/rearranging.py": "a merger that was undone in an open version leaves no trace of succession",
    "samsyn/consultations/actions/composing.py": "what nobody has been asked about yet leaves no trace when it is taken out",
    "samsyn/outbox/actions.py": "runs of jobs are traces of the house's own doings, forgotten after a month",
    "samsyn/outbox/jobs.py": "sessions that have run out are no records",
    "samsyn/outbox/tasks.py": "finished tasks are no records",
    "samsyn/search/actions.py": "the index is no record: it is worked out from the records, and can be at any time",
}
SAFE = {
    "samsyn/agreements/rendering.py": "the closed Markdown, made by us and washed by nh3",
    "samsyn/agreements/views/comparing.py": "two versions in one: every word goes through escape() in office/redline/drawn.py",
    "samsyn/ui/matrix.py": "the matrix, put together in Python; every word of it goes through escape()",
    "samsyn/ui/icons.py": "drawings that stand in the module itself",
}
RAW_SQL = {
    "samsyn/access/log.py": "PostgreSQL's advisory lock, with a parameter",
    "samsyn/cli/django_setup.py": "PostgreSQL's advisory lock, so that two that start do not both prepare",
    "samsyn/cli/dumps.py": "copies of whole databases, by the databases' own means",
    "samsyn/outbox/jobs.py": "the cache's own table, whose name is the settings', with a parameter",
    "samsyn/site/health.py": "SELECT 1",
}
# Where files are opened. None of these takes its path from a visitor: from an operator's command line, the settings, the
# program's own folders, or a hash.
OPENED = {
    "samsyn/cli/archive.py": "backups, named on the operator's command line",
    "samsyn/cli/rebuild.py": "the archive and where it is worked out anew, named on the command line",
    "samsyn/cli/verify_certificate.py": "the certificate, named on the command line",
    "samsyn/office/redline/as_pdf.py": "the print style of a redline, beside the module",
    "samsyn/office/redline/anchors_in.py": "the anchors, named on the command line",
    "samsyn/office/redline/certificate_pdf.py": "a PDF in memory",
    "samsyn/office/redline/reading.py": "the texts, named on the command line",
    "samsyn/office/redline/writing.py": "the outcome, named on the command line",
    "samsyn/cli/compile.py": "the report, named on the command line",
    "samsyn/cli/django_setup.py": "the lock and the stamp, in the folder of the settings",
    "samsyn/cli/dumps.py": "the database, named by the settings",
    "samsyn/demo/agreements.py": "the demo's own texts",
    "samsyn/demo/consultations/words.py": "the demo's own texts",
    "samsyn/demo/county.py": "the demo's own texts",
    "samsyn/demo/steps.py": "the demo's own texts",
    "samsyn/office/reports/names.py": "the built-in lists of a county, beside the program",
    "samsyn/demo/crowd.py": "the demo's own names",
    "samsyn/files/store.py": "what is kept, named by its own hash and nothing else",
    "samsyn/office/county/cells.py": "the county's lists, in a folder named on the command line or the program's own",
    "samsyn/office/pdf/book.py": "the print style, beside the module",
    "samsyn/office/pdf/finishing.py": "a PDF in memory",
    "samsyn/office/pdf/inspect/__init__.py": "a PDF in memory",
    "samsyn/office/pdf/inspect/claims.py": "a PDF in memory",
    "samsyn/office/pdf/mending.py": "a PDF in memory",
    "samsyn/office/sheets/__init__.py": "the sheet, named on the command line",
    "samsyn/office/sheets/guard.py": "the parts of a workbook in memory",
    "samsyn/office/sheets/ods.py": "the parts of a workbook in memory",
    "samsyn/office/sheets/party_list.py": "the list, named on the command line",
    "samsyn/office/validity/reading.py": "the case, named on the command line",
    "samsyn/outbox/delivery.py": "letters of the demo and the tests, in the folder of the settings",
    "samsyn/site/environment.py": "the secret key, in the folder of the settings",
}

Finder = Callable[[ast.Module], list[str]]


def clocks(tree: ast.Module) -> list[str]:
    """Calls that ask what time it is; `localtime(moment)` asks nothing, it only tells a moment in local time."""
    found = [name for name, call in calls(tree) if not (call.args and name.endswith(("localtime", "localdate")))]
    return [name for name in found if CLOCKS.search(f"{name}()")]


def signals(tree: ast.Module) -> list[str]:
    names = [n for n, _ in calls(tree)] + [
        dotted(d) for f in ast.walk(tree) if isinstance(f, ast.FunctionDef) for d in f.decorator_list
    ]
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    databases = ("sqlite3.connect", "psycopg.connect")
    names = [n for n in names if n not in databases]
    return [n for n in names if n == "receiver" or n.endswith((".receiver", ".connect"))] + [
        m for m in imported if "signals" in m or m == "django.dispatch"
    ]


def model_forms(tree: ast.Module) -> list[str]:
    bases = [dotted(b) for c in ast.walk(tree) if isinstance(c, ast.ClassDef) for b in c.bases]
    names = [n for n, _ in calls(tree)]
    return [n for n in bases + names if "ModelForm" in n or "modelform" in n or "inlineformset" in n]


def admin(tree: ast.Module) -> list[str]:
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    imported += [a.name for n in ast.walk(tree) if isinstance(n, ast.Import) for a in n.names]
    return [m for m in imported if m.startswith("django.contrib.admin")]


def class_views(tree: ast.Module) -> list[str]:
    imported = [n.module or "" for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    return [m for m in imported if m.startswith("django.views.generic")]


def deletes(tree: ast.Module) -> list[str]:
    return [name for name, _ in calls(tree) if name.endswith((".delete", ".adelete", "._raw_delete"))]


def unescaped(tree: ast.Module) -> list[str]:
    return [n for n, _ in calls(tree) if n.split(".")[-1] in {"mark_safe", "SafeString", "SafeText"}]


def raw_sql(tree: ast.Module) -> list[str]:
    used = {"extra", "raw", "RawSQL", "execute", "executemany", "cursor"}
    return [n for n, _ in calls(tree) if n.split(".")[-1] in used]


def put_together_sql(tree: ast.Module) -> list[str]:
    """SQL made of pieces: an f-string, `%` or `+` handed to execute(), raw(), extra() or RawSQL()."""
    found = []
    for name, call in calls(tree):
        if name.split(".")[-1] in {"extra", "raw", "RawSQL", "execute", "executemany"}:
            pieces = [a for a in call.args if isinstance(a, ast.JoinedStr | ast.BinOp) or "format" in ast.unparse(a)]
            found += [ast.unparse(p) for p in pieces]
    return found


def opened_files(tree: ast.Module) -> list[str]:
    opening = {
        "open",
        "fdopen",
        "mkstemp",
        "read_text",
        "read_bytes",
        "write_text",
        "write_bytes",
        "NamedTemporaryFile",
    }
    return [name for name, _ in calls(tree) if name.split(".")[-1] in opening]


def many_queries_views(tree: ast.Module) -> list[str]:
    """A page that reads or saves by itself instead of calling a query or an action."""
    return [n for n, _ in calls(tree) if ".objects." in n or n.endswith("get_object_or_404")]


PUT_TOGETHER = {"samsyn/outbox/jobs.py": "the quoted name of the cache's own table, from the settings"}
PAGES_READ = {"samsyn/accounts/views.py": "allauth's own list of sessions, no record of ours"}

NOWHERE: dict[str, tuple[Finder, dict[str, str], str]] = {
    "a signal": (signals, {}, "from django.db.models.signals import post_save\npost_save.connect(f)"),
    "a ModelForm": (model_forms, {}, "class F(forms.ModelForm): pass"),
    "Django's admin": (admin, {}, "from django.contrib.admin import site"),
    "a class-based view": (class_views, {}, "from django.views.generic import ListView"),
    "something deleted": (deletes, DELETES, "models.Body.objects.filter(pk=1).delete()"),
    "markup let through": (unescaped, SAFE, "from django.utils.safestring import mark_safe\nmark_safe(name)"),
    "raw SQL": (raw_sql, RAW_SQL, "Package.objects.extra(order_by=[key])"),
    "a file opened": (opened_files, OPENED, "Path(request.GET['name']).read_bytes()"),
    "SQL put together": (put_together_sql, PUT_TOGETHER, "cursor.execute(f'select * from t order by {key}')"),
}


@pytest.mark.parametrize("what", NOWHERE)
def test_nobody_writes(what: str) -> None:
    find, allowed, _ = NOWHERE[what]
    found = {path: hits for path, tree in modules().items() if (hits := find(tree)) and path not in allowed}
    assert not found, f"{what}: {found}"


@pytest.mark.parametrize("what", NOWHERE)
def test_it_would_be_found(what: str) -> None:
    find, _, planted = NOWHERE[what]
    assert find(ast.parse(planted)), f"a planted case of {what} was not found"


@pytest.mark.parametrize("what", NOWHERE)
def test_each_exception_is_still_needed(what: str) -> None:
    find, allowed, _ = NOWHERE[what]
    unused = [path for path in allowed if path not in modules() or not find(modules()[path])]
    assert not unused, f"no longer needed: {unused}"


def test_only_the_clock_asks_what_time_it_is() -> None:
    found = {path: hits for path, tree in modules().items() if path not in CLOCKS_OF and (hits := clocks(tree))}
    assert not found, f"ask samsyn.access.clock at the edge instead: {found}"


def test_only_the_edge_asks_the_clock() -> None:
    """Actions and rules are given their moment; queries may know which day it is only through their viewer."""
    for path, tree in modules().items():
        asked = [
            node.module
            for node in ast.walk(tree)
            if isinstance(node, ast.ImportFrom) and node.module == "samsyn.access.clock"
        ]
        inner = any(belongs_to(path, kind) for kind in ("actions", "forms", "models", "texts", "tables"))
        assert not (asked and inner), f"{path} asks the clock; take `at` as an argument"


def test_a_planted_clock_would_be_found() -> None:
    for planted in ("timezone.now()", "datetime.now(tz=UTC)", "datetime.datetime.now()", "date.today()"):
        assert clocks(ast.parse(planted)), planted


def test_a_page_calls_queries_and_actions_only() -> None:
    found = {p: hits for p, t in modules().items() if belongs_to(p, "views") and (hits := many_queries_views(t))}
    found = {path: hits for path, hits in found.items() if path not in PAGES_READ}
    assert not found, f"these pages reach the database by themselves: {found}"


def test_every_public_function_and_class_says_what_it_is() -> None:
    """Actions, queries and rules are read by strangers: modules and classes have a docstring."""
    for path, tree in modules().items():
        if path.endswith(("__init__.py", "urls.py", "apps.py")) and len(tree.body) < 4:
            continue
        if belongs_to(path, "actions") or belongs_to(path, "queries") or path.startswith("samsyn/domain/"):
            assert ast.get_docstring(tree), f"{path} has no docstring"


def test_nothing_is_left_behind() -> None:
    marks = re.compile(r"\b(TO" + r"DO|FIX" + r"ME|XX" + r"X|HA" + r"CK)\b|\bbreak" + r"point\(\)|\bpd" + r"b\b")
    looks_for_them = "tests/demo/test_texts.py"
    for path, text in texts().items():
        found = marks.search(text)
        assert not found or path.endswith((".lock", ".po")) or path == looks_for_them, f"{path}: {found.group()}"


# --- templates --------------------------------------------------------------------------------------------------


INLINE = re.compile(r"<style\b|\sstyle\s*=|<script(?![^>]*\bsrc=)[^>]*>|\son[a-z]+\s*=\s*[\"']|javascript:", re.I)
UNSAFE = re.compile(r"\|\s*safe\b|\|\s*safeseq\b|{%\s*autoescape\s+off")
ELSEWHERE = re.compile(
    r"<(?:link|script|img|iframe|source|audio|video|use|image)\b[^>]*(?:src|href|srcset|data)\s*=\s*[\"']?(?:https?:)?//"
    r"|hx-(?:get|post|put|delete)=[\"'](?:https?:)?//|action=[\"'](?:https?:)?//",
    re.I,
)
SAFE_TEMPLATES: dict[str, str] = {}


@pytest.mark.parametrize(
    ("fault", "planted"),
    [
        (INLINE, '<p style="color: red">'),
        (INLINE, "<script>go()</script>"),
        (INLINE, '<a onclick="go()">'),
        (UNSAFE, "{{ title|safe }}"),
        (UNSAFE, "{% autoescape off %}"),
        (ELSEWHERE, '<script src="https://elsewhere.example/x.js"></script>'),
        (ELSEWHERE, '<link rel="stylesheet" href="//elsewhere.example/x.css">'),
        (ELSEWHERE, '<form action="https://elsewhere.example/">'),
    ],
)
def test_no_template_holds(fault: re.Pattern[str], planted: str) -> None:
    assert fault.search(planted)
    found = {
        path: hit.group()
        for path, text in templates().items()
        if not path.endswith(".txt") and path not in SAFE_TEMPLATES and (hit := fault.search(text))
    }
    assert not found


def test_no_style_or_script_asks_another_host() -> None:
    asks = re.compile(r"url\(\s*[\"']?(?:https?:)?//|@import|fetch\(\s*[\"'`]https?:|import\(?\s*[\"']https?:", re.I)
    assert asks.search("url(https://elsewhere.example/x.png)")
    for path, text in texts().items():
        if path.startswith("samsyn/") and path.endswith((".css", ".js")):
            assert not asks.search(text), f"{path} asks another host"


def test_a_fragment_stands_on_its_own_and_a_page_in_its_frame() -> None:
    frames = {"base.html"}
    for path, text in templates().items():
        if path.endswith(".txt") or "/mail/" in path:
            continue
        name = path.partition("/templates/")[2]
        extends = re.match(
            r"\s*(?:{#.*?#}\s*|{% comment %}.*?{% endcomment %}\s*)*{% extends [\"']([^\"']+)", text, re.S
        )
        if name.rpartition("/")[2].startswith("_"):
            assert not extends, f"{path} is a fragment and extends {extends and extends.group(1)}"
        elif name not in frames | STANDALONE:
            assert extends, f"{path} is a page and extends nothing"
            assert frame_of(extends.group(1)) in frames, f"{path} extends {extends.group(1)}"


# Pages that must be drawn when nothing else can be, and a file that is read outside the house.
STANDALONE = {"500.html", "400.html", "agreements/file.html"}


def frame_of(name: str) -> str:
    """Follow `extends` up to the frame."""
    sources = {path.partition("/templates/")[2]: text for path, text in templates().items()}
    while name in sources and (up := re.search(r"{% extends [\"']([^\"']+)", sources[name])):
        name = up.group(1)
    return name


def test_every_page_has_its_words_marked() -> None:
    """Swedish letters outside a translation tag would stay Swedish for an English reader."""
    bare = re.compile(r">[^<{%]*[åäöÅÄÖ][^<{%]*<")
    for path, text in templates().items():
        if path.endswith(".txt") or "/_gallery_" in path:  # the gallery's things to look at say nothing
            continue
        stripped = re.sub(
            r"{#.*?#}|{% comment.*?{% endcomment %}|{% blocktranslate.*?{% endblocktranslate %}", "", text, flags=re.S
        )
        found = bare.search(stripped)
        assert not found, f"{path}: {found and found.group()!r} is not marked for translation"
