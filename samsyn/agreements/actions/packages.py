"""Opening a package with its documents, and saying what it is called, how long it lasts, what it relates to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of, everything
from samsyn.agreements.actions.numbering import tail
from samsyn.agreements.actions.pieces import TITLE, fits
from samsyn.agreements.models import Document, Package, PackageAlias, PackageRelation
from samsyn.agreements.places import word_of
from samsyn.agreements.queries.searchable import searched_package
from samsyn.agreements.texts import Refused
from samsyn.domain.access import PARTIES, PUBLIC, Act, Placement, Viewer, reaches_no_further
from samsyn.domain.verdicts import Refusal
from samsyn.parties.queries import side_names
from samsyn.search.actions import index

# Words that stand for pages of their own in the addresses, so nothing else may be called so.
TAKEN_BY_PAGES = frozenset(
    {"nytt", "hela", "om", "andra", "arbete", "version", "utskrift", "kommentar", "nytt-dokument"}
)
ADDRESS = 50
# A document of a package: its address, its kind, and what it is called, where that was said.
Listed = tuple[str, str] | tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class PackageFacts:
    """What can be said of a package. Words of kinds that are empty stand for the usual ones."""

    title: str
    summary: str = ""
    kind: str = "agreement"
    signed_on: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    main_name: str = ""
    main_name_definite: str = ""
    sub_name: str = ""
    sub_name_definite: str = ""
    sub_heading: str = ""
    aliases: tuple[str, ...] = ()
    # (kind, slug of the other package)
    relations: tuple[tuple[str, str], ...] = ()


@action()
def open_package(
    *,
    viewer: Viewer,
    at: datetime,
    slug: str,
    facts: PackageFacts,
    documents: Sequence[Listed],
    place: Placement,
) -> Package:
    """Open a package with its documents, in their order. They lie where the package lies. The address of one that lies
    for fewer than the parties ends with whose it is, so that it takes no address that others might want."""
    allow(viewer, Act.PACKAGE_OPEN, place)
    fits(slug=(slug, ADDRESS), **{f"document {d[0]}": (d[0], ADDRESS) for d in documents})
    _free_words(slug, *(d[0] for d in documents))
    package = Package(slug=_address(slug, place), **columns_of(place))
    try:
        with transaction.atomic():
            _describe(package, facts)
            for position, document in enumerate(documents):
                _document(package, document, position).save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(Refused.PACKAGE_TAKEN, slug=package.slug) from error
    _relate(package, facts)
    record(package, place, data={"documents": len(documents)})
    return package


@action()
def describe_package(*, viewer: Viewer, at: datetime, package: int, facts: PackageFacts) -> Package:
    """Change what is said of a package. Its kind, its documents and its address stay as they are."""
    found = Package.objects.select_for_update(of=("self",)).filter(pk=package).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Package)
    allow(viewer, Act.PACKAGE_DESCRIBE, found.placement)
    if facts.kind != found.kind:
        raise Refusal(Refused.KIND_STAYS)
    _describe(found, facts)
    _relate(found, facts)
    record(found, found.placement)
    return found


@action()
def add_document(*, viewer: Viewer, at: datetime, package: int, document: Listed) -> Document:
    """Add a document to a package that is open already, last of them."""
    found = Package.objects.select_for_update(of=("self",)).filter(pk=package, withdrawn_at=None).first()
    if found is None:
        raise NotSeen
    assert isinstance(found, Package)
    allow(viewer, Act.DOCUMENT_ADD, found.placement)
    slug = document[0]
    fits(slug=(slug, ADDRESS))
    _free_words(slug)
    last = found.documents.order_by("-position").values_list("position", flat=True).first()
    made = _document(found, document, 0 if last is None else last + 1)
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError as error:
        raise Refusal(Refused.DOCUMENT_TAKEN, slug=slug) from error
    record(found, found.placement, data={"document": made.pk}, words=made.name)
    return made


def _document(package: Package, listed: Listed, position: int) -> Document:
    slug, kind, *name = listed
    called = name[0].strip() if name else ""
    fits(name=(called or "-", TITLE))
    return Document(
        package=package, slug=slug, kind=kind, name=called, position=position, **columns_of(package.placement)
    )


def _address(slug: str, place: Placement) -> str:
    """Where a new package is read. Refused when it would look like one side's; silently another when something that is
    not hers to see has had it since before addresses told whose a package is."""
    whose = "" if place in {PUBLIC, PARTIES} else f"-{word_of(place)}"
    if not whose and slug.endswith(tuple(f"-sida-{side}" for side in side_names())):
        raise Refusal(Refused.ADDRESS_OF_A_SIDE, slug=slug)
    address = f"{slug[: ADDRESS - len(whose)]}{whose}"
    if Package.objects.filter(slug=address).exists():
        raise Refusal(Refused.PACKAGE_TAKEN, slug=address)
    with everything(why="an address is one package's, whoever sees it; which ones are taken is not told"):
        taken = Package.objects.filter(slug=address).exists()
    return f"{address[: ADDRESS - 5]}-{tail(address)}" if taken else address


def _free_words(*slugs: str) -> None:
    for slug in slugs:
        if slug in TAKEN_BY_PAGES:
            raise Refusal(Refused.ADDRESS_RESERVED, slug=slug)


def _describe(package: Package, facts: PackageFacts) -> None:
    fits(title=(facts.title, TITLE), **{f"alias {a}": (a, 200) for a in facts.aliases})
    if facts.valid_from and facts.valid_until and facts.valid_until < facts.valid_from:
        raise Refusal(Refused.ENDS_BEFORE_IT_BEGINS)
    for word in ("main", "sub"):
        if bool(getattr(facts, f"{word}_name")) != bool(getattr(facts, f"{word}_name_definite")):
            raise Refusal(Refused.WORD_IN_BOTH_FORMS)
    for name in (
        "title", "summary", "kind", "signed_on", "valid_from", "valid_until", "main_name", "main_name_definite",
        "sub_name", "sub_name_definite", "sub_heading",
    ):  # fmt: skip
        setattr(package, name, getattr(facts, name))
    package.save()
    index([searched_package(package, facts.aliases)])


def _relate(package: Package, facts: PackageFacts) -> None:
    """The aliases and relations as they are now said; those no longer said are no record of the agreement."""
    place = columns_of(package.placement)
    package.aliases.exclude(name__in=facts.aliases).delete()
    said = set(package.aliases.values_list("name", flat=True))
    PackageAlias.objects.bulk_create(
        PackageAlias(package=package, name=name, **place) for name in dict.fromkeys(facts.aliases) if name not in said
    )
    others = {kind_slug: _related(package, kind_slug[1]) for kind_slug in dict.fromkeys(facts.relations)}
    package.relations.all().delete()
    PackageRelation.objects.bulk_create(
        PackageRelation(package=package, kind=kind, other=other, **place) for (kind, _), other in others.items()
    )


def _related(package: Package, slug: str) -> Package:
    other = Package.objects.filter(slug=slug).exclude(pk=package.pk).first()
    if other is None or not reaches_no_further(package.placement, other.placement):
        raise Refusal(Refused.RELATED_UNKNOWN, slug=slug)
    assert isinstance(other, Package)
    return other
