"""The mail that carries a report, in the language of whoever gets it. Pure."""

from hashlib import sha256
from urllib.parse import urlencode

from msgspec import Struct

from callcenter.ports.mail import Attachment, Letter
from callcenter.ports.saved_reports import Parcel, ParcelState, SentReport

_EN = """{name}

Report: {kind}
Days: {since} to {until}
Time zone: {zones}
{variant}Definitions: version {definitions}

The figures are in the attached file.{link}{left_out}

This mail was sent by {house} without a person's hand.
"""
_ZH = """{name}

报表：{kind}
日期：{since} 至 {until}
时区：{zones}
{variant}口径：第 {definitions} 版

数据见附件。{link}{left_out}

本邮件由 {house} 自动发送。
"""
#: By language: the text, the service level's variant, the link, who was left out.
_WORDS = {
    "en": (
        _EN,
        "Service level: {}\n",
        "\nIn the console: {}",
        "\nNot sent to, for they may not see it or have no address: {}",
    ),
    "zh": (_ZH, "服务水平：{}\n", "\n在控制台查看：{}", "\n未发送（无权查看或没有邮箱）：{}"),
}


class Contents(Struct, frozen=True):
    """What a run came to: the file, and what it says of itself."""

    data: bytes
    zones: tuple[str, ...]
    variant: str
    definitions: int


def letter_of(
    run: SentReport, parcel: Parcel, address: str, language: str, contents: Contents, console: str, house: str
) -> Letter:
    """Return one recipient's mail. `console` is where the console stands, `house` the name of the house."""
    text, variant, link, left_out = _WORDS["zh" if language.lower().startswith("zh") else "en"]
    names = ", ".join(each.user for each in run.parcels if each.state is ParcelState.LEFT_OUT and each.user)
    said = text.format(
        name=run.name,
        kind=run.kind,
        since=run.since,
        until=run.until,
        zones=", ".join(contents.zones),
        variant=variant.format(contents.variant) if contents.variant else "",
        definitions=contents.definitions,
        link=link.format(address_of(run, console)) if parcel.user else "",
        left_out=left_out.format(names) if names and parcel.user else "",
        house=house,
    )
    name = f"{run.kind}-{run.since}-{run.until}.{run.format}"
    return Letter(
        run.id,
        at=run.due,
        to=address,
        subject=f"{run.name} ({_span(run)})",
        text=said,
        message_id=parcel.message_id,
        automatic=True,
        files=(Attachment(name, contents.data),),
    )


def address_of(run: SentReport, console: str) -> str:
    """Return where the console shows the same days."""
    asked = run.asked
    said = {"saved": run.report, "kind": run.kind, "since": run.since, "until": run.until}
    said |= {"interval": asked.interval.value, "variant": asked.variant}
    said |= {"by": ",".join(asked.by)} if asked.by else {}
    said |= {"zone": asked.zone} if asked.zone else {}
    said |= {f"in.{name}": ",".join(value or "-" for value in values) for name, values in asked.where.items()}
    return f"{console}/reports?{urlencode(said)}"


def message_id(run: str, number: int, domain: str) -> str:
    """Return the Message-ID of a run's mail: the same however often it is tried."""
    return f"<report.{sha256(run.encode()).hexdigest()[:16]}.{number}@{domain}>"


def _span(run: SentReport) -> str:
    return run.since if run.since == run.until else f"{run.since} / {run.until}"
