"""Opening a package with its documents, and saying what it is called, how long it lasts, what it relates to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from samsyn.access.actions import NotSeen, action, allow, record
from samsyn.access.scope import columns_of
from samsyn.agreements.actions.pieces import TITLE, fits
from samsyn.agreements.models import Document, Package, PackageAlias, PackageRelation
from samsyn.agreements.queries.searchable import searched_package
from samsyn.agreements.texts import Refused
from samsyn.domain.access import Act, Placement, Viewer, reaches_no_further
from samsyn.domain.verdicts import Refusal
from samsyn.search.actions import index

# Words that stand for pages of their own in the addresses, so nothing else may be called so.
TAKEN_BY_PAGES = frozenset({"nytt", "hela", "om", "andra", "arbete", "version", "utskrift", "kommentar"})


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
    documents: Sequence[tuple[str, str]],
    place: Placement,
) -> Package:
    """Open a package with its documents, each a (slug, kind), in their order. They lie where the package lies."""
    allow(viewer, Act.PACKAGE_OPEN, place)
    fits(slug=(slug, 50), **{f"document {d}": (d, 50) for d, _ in documents})
    _free_words(slug, *(d for d, _ in documents))
    package = Package(slug=slug, **columns_of(place))
    try:
        with transaction.atomic():
            _describe(package, facts)
            for position, (document, kind) in enumerate(documents):
                Document(package=package, slug=document, kind=kind, position=position, **columns_of(place)).save()
    except IntegrityError as error:
        raise Refusal(Refused.PACKAGE_TAKEN, slug=slug) from error
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
