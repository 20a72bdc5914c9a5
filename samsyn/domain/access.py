"""Who may see what, and who may do what: pure predicates over frozen values.

*Seeing* follows from where a record lies (its placement) and where a person sits (her seats). The SQL filter in
`samsyn/access/scope.py` says the same as `may_see`; a test compares them over all people × all placements.
*Doing* is the `MAY` table: an act is allowed when any clause holds, and a clause holds when all its predicates do.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from samsyn.domain.verdicts import YES, Verdict, no


class Audience(StrEnum):
    """How far a record reaches, from widest to narrowest."""

    PUBLIC = "public"
    PARTIES = "parties"
    SIDE = "side"
    BODY = "body"
    ORGANISATION = "organisation"
    PERSON = "person"


class Role(StrEnum):
    """What a person is in a body or at an organisation.

    A secretary sits in a side's secretariat and keeps what is the side's; who takes the notes of another body is its
    meeting secretary, and keeps nothing but notes.
    """

    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    MEMBER = "member"
    SECRETARY = "secretary"
    MEETING_SECRETARY = "meeting_secretary"
    PROCESS_LEADER = "process_leader"
    LEGAL_COUNSEL = "legal_counsel"
    CASE_OFFICER = "case_officer"
    REGISTRAR = "registrar"
    COORDINATOR = "coordinator"


@dataclass(frozen=True, slots=True)
class Seat:
    """One place a person holds on a day: a role in a body (for a side) or at an organisation (and its side)."""

    role: Role
    side: str | None = None
    body: int | None = None
    organisation: int | None = None


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks: a person with her seats of today, or nobody signed in (`Viewer.public()`).

    `operator` runs the installation; it opens no record that the seats do not open.
    """

    person: int | None = None
    seats: tuple[Seat, ...] = ()
    operator: bool = False

    @staticmethod
    def public() -> Viewer:
        return Viewer()

    @property
    def signed_in(self) -> bool:
        return self.person is not None

    @property
    def sides(self) -> frozenset[str]:
        return frozenset(s.side for s in self.seats if s.side is not None)

    @property
    def bodies(self) -> frozenset[int]:
        return frozenset(s.body for s in self.seats if s.body is not None)

    @property
    def organisations(self) -> frozenset[int]:
        return frozenset(s.organisation for s in self.seats if s.organisation is not None)

    @property
    def keeps(self) -> frozenset[str]:
        """The sides whose secretary she is."""
        return frozenset(s.side for s in self.seats if s.role is Role.SECRETARY and s.side is not None)

    def is_(
        self, role: Role, *, side: str | None = None, body: int | None = None, organisation: int | None = None
    ) -> bool:
        """Does she hold a seat with this role, and with each of the places given?"""
        return any(
            seat.role == role
            and (side is None or seat.side == side)
            and (body is None or seat.body == body)
            and (organisation is None or seat.organisation == organisation)
            for seat in self.seats
        )


@dataclass(frozen=True, slots=True)
class Placement:
    """Where a record lies: its audience, and whose it is when the audience is somebody's."""

    audience: Audience
    side: str | None = None
    body: int | None = None
    organisation: int | None = None
    person: int | None = None

    def __post_init__(self) -> None:
        named = {k for k in ("side", "body", "organisation", "person") if getattr(self, k) is not None}
        wanted = set() if self.audience in {Audience.PUBLIC, Audience.PARTIES} else {self.audience.value}
        if named != wanted:
            raise ValueError(f"a placement for {self.audience.value} names {sorted(wanted)}, not {sorted(named)}")


PUBLIC = Placement(Audience.PUBLIC)
PARTIES = Placement(Audience.PARTIES)


def may_see(viewer: Viewer, placement: Placement) -> bool:
    """Does a record that lies here lie for this viewer? Whoever sits for a side belongs to the parties."""
    match placement.audience:
        case Audience.PUBLIC:
            return True
        case Audience.PARTIES:
            return bool(viewer.sides)
        case Audience.SIDE:
            return placement.side in viewer.sides
        case Audience.BODY:
            return placement.body in viewer.bodies
        case Audience.ORGANISATION:
            return placement.organisation in viewer.organisations
        case Audience.PERSON:
            return viewer.person is not None and placement.person == viewer.person


def reaches_no_further(inner: Placement, outer: Placement, *, sided: Container[int] = ()) -> bool:
    """Nothing is more public than what it points to: is everyone who sees `inner` sure to see `outer`?

    Only what is certain counts: public holds all; the parties hold every side and every body (whoever sits in a body
    sits there for a side) and those organisations that have a side (`sided`, by number); else the two must be the
    same place.
    """
    if outer.audience is Audience.PUBLIC or inner == outer:
        return True
    if outer.audience is not Audience.PARTIES:
        return False
    return inner.audience in {Audience.SIDE, Audience.BODY} or inner.organisation in sided


def narrowest(places: Iterable[Placement]) -> Placement | None:
    """The place among these that reaches no further than any other of them; `None` when there is no such place."""
    known = list(dict.fromkeys(places))
    return next((inner for inner in known if all(reaches_no_further(inner, outer) for outer in known)), None)


class Act(StrEnum):
    """What can be done, `noun.verb`: the same string in the log, the docs and the tests."""

    PERSON_INVITE = "person.invite"
    PERSON_RESET_SECOND_FACTOR = "person.reset_second_factor"
    INVITATION_ACCEPT = "invitation.accept"
    SECOND_FACTOR_CLEAR = "second_factor.clear"
    SEAT_GIVE = "seat.give"
    SEAT_END = "seat.end"
    SEAT_HAND_OVER = "seat.hand_over"
    SECRETARY_APPOINT = "secretary.appoint"
    ORGANISATION_ADD = "organisation.add"
    ORGANISATION_UPDATE = "organisation.update"
    ORGANISATION_WITHDRAW = "organisation.withdraw"
    MEMBERSHIP_CHANGE = "membership.change"
    BODY_ADD = "body.add"
    BODY_UPDATE = "body.update"
    BODY_CLOSE = "body.close"
    PACKAGE_OPEN = "package.open"
    PACKAGE_DESCRIBE = "package.describe"
    DOCUMENT_ADD = "document.add"
    VERSION_OPEN = "version.open"
    VERSION_DESCRIBE = "version.describe"
    VERSION_CHECK = "version.check"
    VERSION_PUBLISH = "version.publish"
    VERSION_WIDEN = "version.widen"
    VERSION_WITHDRAW = "version.withdraw"
    SECTION_WRITE = "section.write"
    SECTION_MOVE = "section.move"
    SECTION_SPLIT = "section.split"
    SECTION_MERGE = "section.merge"
    SECTION_ADD = "section.add"
    SECTION_REMOVE = "section.remove"
    SECTION_RESTORE = "section.restore"
    ADJUSTMENT_LIST = "adjustment.list"
    COMMENT_WRITE = "comment.write"
    COMMENT_SETTLE = "comment.settle"
    COMMENT_WITHDRAW = "comment.withdraw"
    PRINTOUT_ORDER = "printout.order"
    RESPONSE_WRITE = "response.write"
    RESPONSE_RELEASE = "response.release"
    RESPONSE_REOPEN = "response.reopen"
    RESPONSE_SUBMIT = "response.submit"
    RESPONSE_WITHDRAW = "response.withdraw"
    RESPONSE_ABSTAIN = "response.abstain"
    COLLEAGUE_INVITE = "colleague.invite"
    COLLEAGUE_END = "colleague.end"
    CONSULTATION_COMPOSE = "consultation.compose"
    CONSULTATION_SEND = "consultation.send"
    CONSULTATION_MOVE_DEADLINE = "consultation.move_deadline"
    CONSULTATION_WITHDRAW = "consultation.withdraw"
    RESPONDENT_ADD = "respondent.add"
    RESPONDENT_WITHDRAW = "respondent.withdraw"
    RESPONDENT_INVITE = "respondent.invite"
    RESPONDENT_REMIND = "respondent.remind"
    CONTACT_NOTE = "contact.note"
    CONTACT_WITHDRAW = "contact.withdraw"
    LINK_FOLLOW = "link.follow"
    LINK_ASK = "link.ask"
    SHEET_UPLOAD = "sheet.upload"
    SHEET_MATCH = "sheet.match"
    SHEET_DISCARD = "sheet.discard"
    COMPILATION_KEEP = "compilation.keep"
    COMPILATION_MATCH = "compilation.match"
    COMPILATION_WIDEN = "compilation.widen"
    COMPILATION_WITHDRAW = "compilation.withdraw"
    FINDING_WRITE = "finding.write"
    FINDING_WITHDRAW = "finding.withdraw"
    ANSWERS_PUBLISH = "answers.publish"
    CONSULTATION_SEAL = "consultation.seal"
    COMMENT_GROUP = "comment.group"
    REPORT_ORDER = "report.order"
    DESK_VISIT = "desk.visit"
    FEEDBACK_GIVE = "feedback.give"
    FEEDBACK_ANSWER = "feedback.answer"
    INSTALLATION_FILL = "installation.fill"
    LOG_READ = "log.read"


Predicate = Callable[[Viewer, Placement], bool]


def anyone(viewer: Viewer, place: Placement) -> bool:
    return True


def signed_in(viewer: Viewer, place: Placement) -> bool:
    return viewer.signed_in


def sees_it(viewer: Viewer, place: Placement) -> bool:
    return may_see(viewer, place)


def belongs_to_a_side(viewer: Viewer, place: Placement) -> bool:
    return bool(viewer.sides)


def owns_it(viewer: Viewer, place: Placement) -> bool:
    return place.audience is Audience.PERSON and viewer.person is not None and place.person == viewer.person


def secretary_of_its_side(viewer: Viewer, place: Placement) -> bool:
    return place.side is not None and viewer.is_(Role.SECRETARY, side=place.side)


def secretary_where_no_side_is(viewer: Viewer, place: Placement) -> bool:
    """What belongs to no side (a patients' association, a municipality outside the county) each secretariat keeps."""
    return place == PUBLIC and bool(viewer.keeps)


def process_leader(viewer: Viewer, place: Placement) -> bool:
    """The process is led from a body, for a side. The same word given as a title at an organisation leads nothing."""
    return any(s.role is Role.PROCESS_LEADER and s.side is not None and s.body is not None for s in viewer.seats)


def works_there(viewer: Viewer, place: Placement) -> bool:
    """An open version is worked on by those it lies for: the members of a body, or the people of a side."""
    return place.audience in {Audience.BODY, Audience.SIDE} and may_see(viewer, place)


def leads_it(viewer: Viewer, place: Placement) -> bool:
    """A consultation is led by a body: whoever sits in it follows it and reads what is handed in."""
    return place.audience is Audience.BODY and may_see(viewer, place)


def legal_counsel_there(viewer: Viewer, place: Placement) -> bool:
    """A lawyer with a seat in the body, or on the side, that the version lies with."""
    return works_there(viewer, place) and viewer.is_(Role.LEGAL_COUNSEL, side=place.side, body=place.body)


def sits_at_it(viewer: Viewer, place: Placement) -> bool:
    """An organisation's own draft is written by whoever has a seat there."""
    return place.audience is Audience.ORGANISATION and may_see(viewer, place)


def helps_its_members(viewer: Viewer, place: Placement) -> bool:
    """An association helps its own members: `place` is the association's organisation, where she has a seat."""
    return sits_at_it(viewer, place)


def answers_for_it(viewer: Viewer, place: Placement) -> bool:
    """Coordinators, case officers and registrars speak for the organisation they have their seat at."""
    roles = (Role.COORDINATOR, Role.CASE_OFFICER, Role.REGISTRAR)
    return place.organisation is not None and any(viewer.is_(r, organisation=place.organisation) for r in roles)


def operator(viewer: Viewer, place: Placement) -> bool:
    return viewer.operator


Clause = tuple[Predicate, ...]

# Any clause, all of its predicates.
MAY: dict[Act, tuple[Clause, ...]] = {
    Act.PERSON_INVITE: ((secretary_of_its_side,), (operator,)),
    Act.PERSON_RESET_SECOND_FACTOR: ((secretary_of_its_side,), (operator,)),
    # Done before anyone is signed in: whoever holds the mailed single-use link (and, for the second factor, knows
    # the password) may. The action checks the link; there is nobody here to ask about.
    Act.INVITATION_ACCEPT: ((anyone,),),
    Act.SECOND_FACTOR_CLEAR: ((anyone,),),
    Act.SEAT_GIVE: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.SEAT_END: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.SEAT_HAND_OVER: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.SECRETARY_APPOINT: ((operator,),),
    Act.ORGANISATION_ADD: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.ORGANISATION_UPDATE: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.ORGANISATION_WITHDRAW: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.MEMBERSHIP_CHANGE: ((secretary_of_its_side,), (secretary_where_no_side_is,)),
    Act.BODY_ADD: ((secretary_of_its_side,),),
    Act.BODY_UPDATE: ((secretary_of_its_side,),),
    Act.BODY_CLOSE: ((secretary_of_its_side,),),
    Act.PACKAGE_OPEN: ((process_leader, sees_it),),
    Act.PACKAGE_DESCRIBE: ((process_leader, sees_it),),
    Act.DOCUMENT_ADD: ((process_leader, sees_it),),
    Act.VERSION_OPEN: ((process_leader, sees_it),),
    Act.VERSION_DESCRIBE: ((works_there,),),
    Act.VERSION_CHECK: ((legal_counsel_there,),),
    Act.VERSION_PUBLISH: ((process_leader, sees_it),),
    Act.VERSION_WIDEN: ((process_leader, sees_it),),
    Act.VERSION_WITHDRAW: ((process_leader, sees_it),),
    Act.SECTION_WRITE: ((works_there,),),
    Act.SECTION_MOVE: ((works_there,),),
    Act.SECTION_SPLIT: ((works_there,),),
    Act.SECTION_MERGE: ((works_there,),),
    Act.SECTION_ADD: ((works_there,),),
    Act.SECTION_REMOVE: ((works_there,),),
    Act.SECTION_RESTORE: ((works_there,),),
    Act.ADJUSTMENT_LIST: ((works_there,),),
    Act.COMMENT_WRITE: ((signed_in, sees_it),),
    # The comment itself has been read through the gate by then; `place` says whose it is.
    Act.COMMENT_SETTLE: ((owns_it,), (process_leader,)),
    Act.COMMENT_WITHDRAW: ((owns_it,),),
    Act.PRINTOUT_ORDER: ((anyone, sees_it),),
    Act.RESPONSE_WRITE: ((sits_at_it,),),
    Act.RESPONSE_RELEASE: ((answers_for_it,),),
    Act.RESPONSE_REOPEN: ((answers_for_it,),),
    Act.RESPONSE_SUBMIT: ((answers_for_it,),),
    Act.RESPONSE_WITHDRAW: ((answers_for_it,),),
    Act.RESPONSE_ABSTAIN: ((answers_for_it,),),
    Act.COLLEAGUE_INVITE: ((answers_for_it,),),
    Act.COLLEAGUE_END: ((answers_for_it,),),
    Act.CONSULTATION_COMPOSE: ((process_leader, leads_it),),
    Act.CONSULTATION_SEND: ((process_leader, leads_it),),
    Act.CONSULTATION_MOVE_DEADLINE: ((process_leader, leads_it),),
    Act.CONSULTATION_WITHDRAW: ((process_leader, leads_it),),
    Act.RESPONDENT_ADD: ((process_leader, leads_it),),
    Act.RESPONDENT_WITHDRAW: ((process_leader, leads_it),),
    Act.RESPONDENT_INVITE: ((leads_it,),),
    Act.RESPONDENT_REMIND: ((leads_it,), (helps_its_members,)),
    Act.CONTACT_NOTE: ((leads_it,), (helps_its_members,)),
    Act.CONTACT_WITHDRAW: ((leads_it,), (helps_its_members,)),
    # Done before anyone is signed in: whoever holds the mailed link may, and proves the rest to the action.
    Act.LINK_FOLLOW: ((anyone,),),
    Act.LINK_ASK: ((anyone,),),
    Act.SHEET_UPLOAD: ((belongs_to_a_side,),),
    Act.SHEET_MATCH: ((owns_it,),),
    Act.SHEET_DISCARD: ((owns_it,),),
    Act.COMPILATION_KEEP: ((belongs_to_a_side,),),
    Act.COMPILATION_MATCH: ((owns_it,), (process_leader, sees_it)),
    Act.COMPILATION_WIDEN: ((owns_it,), (process_leader, sees_it)),
    Act.COMPILATION_WITHDRAW: ((owns_it,), (process_leader, sees_it)),
    Act.FINDING_WRITE: ((leads_it,),),
    Act.FINDING_WITHDRAW: ((leads_it,),),
    Act.ANSWERS_PUBLISH: ((process_leader, leads_it),),
    Act.CONSULTATION_SEAL: ((process_leader, leads_it),),
    # Which comments of a consultation say the same is for the members of the body that leads it.
    Act.COMMENT_GROUP: ((works_there,),),
    Act.REPORT_ORDER: ((owns_it,),),
    Act.DESK_VISIT: ((signed_in,),),
    Act.FEEDBACK_GIVE: ((anyone,),),
    Act.FEEDBACK_ANSWER: ((operator,),),
    Act.INSTALLATION_FILL: ((operator,),),
    Act.LOG_READ: ((operator,),),
}


def may(viewer: Viewer, act: Act, place: Placement) -> Verdict:
    """May this viewer do this to what lies here? A no names the act, so that the words can say who may."""
    if any(all(predicate(viewer, place) for predicate in clause) for clause in MAY[act]):
        return YES
    return no("not_yours_to_do", act=act.value)
