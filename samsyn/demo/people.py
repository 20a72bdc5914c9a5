"""The people of the demo county to step into. They are fictional."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat to fill: where (body slug or organisation code), for which side in a body, as what."""

    role: str
    body: str = ""
    organisation: str = ""
    side: str = ""
    title: str = ""
    elected: bool = False
    political_party: str = ""
    # Which of several alike (the third member …).
    nth: int = 0


@dataclass(frozen=True, slots=True)
class Cast:
    """Somebody to step into in the demo: her slug, name, what she does in one line, and her seats."""

    slug: str
    name: str
    does: Promise
    seats: tuple[SeatRow, ...]
    operator: bool = False

    @property
    def email(self) -> str:
        return f"{self.slug}@samsyn.example"


# `does` is shown to visitors who choose whom to be; Swedish is the source.
CAST = (
    Cast(
        "processledare-region",
        "Sunniva Tallmarker",
        _("Leder arbetet för regionens sida. Ser båda sidors gemensamma underlag och regionens eget."),
        (
            SeatRow("process_leader", body="processledning", side="region", title="processledare"),
            SeatRow("member", body="arbetsgrupp", side="region", title="processledare"),
            SeatRow("member", body="styrgrupp-region", side="region", title="processledare"),
        ),
    ),
    Cast(
        "processledare-kommun",
        "Melker Åsgårda",
        _("Leder arbetet för kommunernas sida. Ser båda sidors gemensamma underlag och kommunernas eget."),
        (
            SeatRow("process_leader", body="processledning", side="municipal", title="processledare"),
            SeatRow("member", body="arbetsgrupp", side="municipal", title="processledare"),
            SeatRow("member", body="styrgrupp-kommun", side="municipal", title="processledare"),
        ),
    ),
    Cast(
        "handlaggare-orust",
        "Hedda Rönnvallda",
        _("Samordnar och lämnar in remissvaret för Orust kommun. Har ett utkast i remissen om riktlinjen."),
        (SeatRow("coordinator", organisation="1421", title="utvecklingsledare"),),
    ),
    Cast(
        "sakkunnig-orust",
        "Aron Kamstrand",
        _("Skriver i remissvaret för Orust kommun tillsammans med samordnaren, men lämnar inte in det."),
        (SeatRow("member", organisation="1421", title="enhetschef för kommunal primärvård"),),
    ),
    Cast(
        "handlaggare-tidaholm",
        "Sixten Grannäsa",
        _("Handlägger kommunens remissvar i Tidaholms kommun."),
        (SeatRow("case_officer", organisation="1498", title="medicinskt ansvarig sjuksköterska"),),
    ),
    Cast(
        "registrator-alingsas",
        "Lovisa Kamtuna",
        _("Registrerar handlingar och beslut i Alingsås kommun."),
        (SeatRow("registrar", organisation="1489", title="registrator"),),
    ),
    Cast(
        "jurist-region",
        "Samir Fjällvinge",
        _("Granskar avtalstexten för regionens sida."),
        (
            SeatRow("legal_counsel", body="jurister", side="region", title="regionjurist"),
            SeatRow("legal_counsel", body="arbetsgrupp", side="region", title="regionjurist"),
        ),
    ),
    Cast(
        "jurist-kommun",
        "Dagny Skärlänga",
        _("Granskar avtalstexten för kommunernas sida."),
        (
            SeatRow("legal_counsel", body="jurister", side="municipal", title="förbundsjurist"),
            SeatRow("legal_counsel", body="arbetsgrupp", side="municipal", title="förbundsjurist"),
        ),
    ),
    Cast(
        "sekreterare",
        "Tilde Kvistmarker",
        _("Kallar till möten, skickar ut handlingar och sköter platser och uppgifter för kommunernas sida."),
        (
            SeatRow("secretary", body="sekretariat-kommun", side="municipal", title="sekreterare"),
            SeatRow("member", body="arbetsgrupp", side="municipal", title="sekreterare"),
        ),
    ),
    Cast(
        "politiker-sro",
        "Ragnar Sjöudden",
        _("Vice ordförande i det politiska samrådsorganet, SRO."),
        (
            SeatRow("vice_chair", body="sro", side="municipal", elected=True, political_party="X"),
            SeatRow("member", body="referensgrupp", side="municipal", elected=True, political_party="X"),
        ),
    ),
    Cast(
        "forbund-fyrbodal",
        "Majken Norrfara",
        _("Hjälper medlemskommunerna i Fyrbodal att svara. Ser hur långt de har kommit, men inte vad de skriver."),
        (SeatRow("case_officer", organisation="fyrbodal", title="hälsostrateg"),),
    ),
    Cast(
        "patientforetradare",
        "Emanuel Vikslätta",
        _("Svarar för patientföreningen Hemma i tid, som inte är part i avtalet."),
        (SeatRow("coordinator", organisation="hemma-i-tid", title="ordförande"),),
    ),
    Cast("forvaltare", "Viggo Linrinna", _("Sköter installationen. Ser inte sidornas underlag."), (), operator=True),
)
