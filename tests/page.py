"""The page client: fetches pages as one of the cast, checks every page it gets, fills in and submits real forms."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

import html5lib
from django.test import Client

H = "{http://www.w3.org/1999/xhtml}"


def parsed(content: bytes) -> Any:
    """The page as a tree; fails on markup that a browser would have to guess about."""
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(content.decode())
    serious = [e for e in parser.errors if e[1] not in {"expected-doctype-but-got-start-tag"}]
    assert not serious, f"the page's markup does not hold: {serious[:3]}"
    return tree


def text_of(node: Any) -> str:
    return " ".join("".join(node.itertext()).split())


@dataclass
class Got:
    """A page that was fetched: `status`, `tree`, `text`, `h1`; `form(id)` to fill in."""

    client: Page
    url: str
    response: Any
    tree: Any = None

    @property
    def status(self) -> int:
        return int(self.response.status_code)

    @property
    def text(self) -> str:
        return text_of(self.tree) if self.tree is not None else self.response.content.decode()

    @property
    def h1(self) -> str:
        return text_of(next(self.tree.iter(f"{H}h1")))

    def links(self) -> dict[str, str]:
        """Text → address of each link on the page."""
        return {text_of(a): a.get("href", "") for a in self.tree.iter(f"{H}a")}

    def form(self, id: str = "") -> Form:
        """The form with this id, or the only form in the page's main part."""
        root = self.tree if id else next(self.tree.iter(f"{H}main"))
        forms = [f for f in root.iter(f"{H}form") if not id or f.get("id") == id]
        assert len(forms) == 1, f"{len(forms)} forms with id {id!r} on {self.url}"
        return Form(self, forms[0])


@dataclass
class Form:
    """A form as the page gave it; set fields by name (a file field to an `UploadedFile`), then `submit()`."""

    page: Got
    node: Any
    values: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for tag in self.node.iter():
            name = tag.get("name") if isinstance(tag.tag, str) else None
            if not name or tag.get("disabled") is not None:
                continue
            kind = tag.get("type", "text")
            if tag.tag == f"{H}textarea":
                self.values[name] = "".join(tag.itertext()).removeprefix("\n")
            elif tag.tag == f"{H}select":
                options = list(tag.iter(f"{H}option"))
                chosen = [o for o in options if o.get("selected") is not None] or options[:1]
                self.values[name] = chosen[0].get("value", "") if chosen else ""
            elif tag.tag == f"{H}input" and kind in {"checkbox", "radio"}:
                if tag.get("checked") is not None:
                    self.values[name] = tag.get("value", "on")
            elif tag.tag == f"{H}input" and kind not in {"submit", "file"}:
                self.values[name] = tag.get("value", "")

    def __setitem__(self, name: str, value: Any) -> None:
        names = {t.get("name") for t in self.node.iter() if isinstance(t.tag, str)}
        assert name in names, f"no field {name!r} in the form; it has {sorted(n for n in names if n)}"
        self.values[name] = value

    def submit(self, **extra: Any) -> Got:
        url = urljoin(self.page.url, self.node.get("action") or "")
        values = {**self.values, **extra}
        if any(hasattr(value, "read") for value in values.values()):
            assert self.node.get("enctype") == "multipart/form-data", f"{self.page.url}: a browser would send no file"
        if self.node.get("method", "get").lower() == "post":
            return self.page.client.post(url, values)
        return self.page.client.get(url, values)


class Page:
    """`page.as_(person).get("/parter/")`. Follows redirects; checks title, h1, ids, labels and form actions."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)

    def as_(self, person: Any) -> Page:
        """A fresh client, signed in as this person."""
        other = Page()
        other.client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
        return other

    def get(self, url: str, data: dict[str, Any] | None = None, status: int = 200, **headers: Any) -> Got:
        return self._got(url, self.client.get(url, data or {}, follow=True, headers=headers or None), status)

    def post(self, url: str, data: dict[str, Any], status: int | None = None) -> Got:
        return self._got(url, self.client.post(url, data, follow=True), status)

    def _got(self, url: str, response: Any, status: int | None) -> Got:
        if status is not None:
            assert response.status_code == status, f"{url} answered {response.status_code}, not {status}"
        if response.redirect_chain:
            url = response.redirect_chain[-1][0]
        if not response.get("Content-Type", "").startswith("text/html"):
            return Got(self, url, response)
        tree = parsed(response.content)
        check_page(tree, url)
        return Got(self, url, response, tree)


def check_page(tree: Any, url: str) -> None:
    """What holds for every page of the house."""
    titles = [text_of(t) for t in tree.iter(f"{H}title")]
    h1s = [text_of(t) for t in tree.iter(f"{H}h1")]
    assert len(titles) >= 1 and titles[0], f"{url} has no title"
    assert len(h1s) == 1, f"{url} has {len(h1s)} h1: {h1s}"
    ids = [n.get("id") for n in tree.iter() if isinstance(n.tag, str) and n.get("id")]
    assert len(ids) == len(set(ids)), f"{url}: ids used twice: {sorted({i for i in ids if ids.count(i) > 1})}"
    html = next(tree.iter(f"{H}html"))
    assert html.get("lang") in {"sv", "en"}, f"{url} says no language"
    labelled = {n.get("for") for n in tree.iter(f"{H}label")}
    for kind in ("input", "select", "textarea"):
        for n in tree.iter(f"{H}{kind}"):
            if n.get("type") in {"hidden", "submit", "button"} or n.get("aria-label") or n.get("aria-labelledby"):
                continue
            assert n.get("id") in labelled, f"{url}: the field {n.get('name')!r} has no label"
    for n in tree.iter():
        if isinstance(n.tag, str):
            assert not n.get("style"), f"{url}: inline style on {n.tag}"
            assert not [a for a in n.attrib if isinstance(a, str) and a.startswith("on")], f"{url}: inline script"
    for form in tree.iter(f"{H}form"):
        if form.get("method", "get").lower() == "post":
            names = {n.get("name") for n in form.iter(f"{H}input")}
            assert "csrfmiddlewaretoken" in names, f"{url}: a form without the CSRF token"
