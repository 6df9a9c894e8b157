"""A house that sends its reports by mail, over a real SMTP server, and what is read out of the mails."""

import asyncio
import csv
import io
from email.message import EmailMessage
from typing import Any

from msgspec.structs import replace

from callcenter.mail.address import server_of
from callcenter.mail.smtp import SmtpSender
from callcenter.ports.mail import Letter, MailSender
from callcenter.ports.notices import Notice
from callcenter.ports.saved_reports import SentReport
from callcenter.service.due import DueRunner
from callcenter.service.follow_up.tools import Tools
from callcenter.service.saved_reports.posting import Outgoing, ReportPost
from tests.mail.servers import PostOffice
from tests.web.stage import Faults, Stage

CONSOLE = "https://console.example"


class Dying:
    """A sender whose process ends while a mail is handed over."""

    async def send(self, letter: Letter) -> None:
        raise asyncio.CancelledError


class Heard(Faults):
    """Signals that keep what came of each mail."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[str] = []

    def report_sent(self, result: str) -> None:
        self.results.append(result)


class Mailing:
    """The house's reports by mail, and the server outside."""

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.post = PostOffice()
        self.faults = Heard()

    def runner(self, sender: MailSender | None = None, *, mails: bool = True) -> DueRunner:
        """Build what sends anew, as a restart does."""
        parts = self.stage.parts
        smtp = SmtpSender(server_of(self.post.url, "smtp"), "House <mail@house.example>", timeout=30)
        out = Outgoing((sender or smtp) if mails else None, "house.example", CONSOLE)
        made = DueRunner(parts.clock, self.faults)
        tools = Tools(parts.books, parts.records, parts.clock, parts.house)
        post = ReportPost(tools, parts.saved_reports, parts.schedules, out, self.faults)
        made.kinds.extend(post.due_kinds())
        return made

    async def later(self, seconds: float, sender: MailSender | None = None) -> list[EmailMessage]:
        """Let time pass, do what is due, and return the mails that came meanwhile."""
        self.stage.clock.time += seconds
        before = len(self.post.taken)
        await self.runner(sender).run_due(self.stage.clock.time)
        return self.post.taken[before:]

    async def runs(self) -> list[SentReport]:
        return await self.stage.parts.books.find(SentReport, order="due")

    async def told(self) -> list[tuple[str, str]]:
        """Return who was told what."""
        found = await self.stage.parts.books.find(Notice)
        return sorted((notice.user, notice.what) for notice in found)

    async def change(self, name: str, **fields: Any) -> None:
        """Change a user, as an administrator does."""
        user = await self.stage.records.user(name)
        assert user is not None
        await self.stage.records.save_user(replace(user, **fields))

    async def allow(self, *domains: str) -> None:
        """Let figures go to these domains."""
        keeper = self.stage.parts.keeper
        rules = {"reports": {"domains": list(domains)}}
        await keeper.change(keeper.document | rules, keeper.version, "ada")


def attached(mail: EmailMessage) -> bytes:
    """Return the file that came with a mail."""
    [file] = mail.iter_attachments()
    content = file.get_payload(decode=True)
    assert isinstance(content, bytes)
    return content


def words(mail: EmailMessage) -> str:
    """Return what a mail says."""
    body = mail.get_body()
    assert body is not None
    return str(body.get_content())


def table(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a report that is a CSV file."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    head = next(n for n, line in enumerate(lines) if line[:1] == ["begins"])
    return [dict(zip(lines[head], line, strict=False)) for line in lines[head + 1 :]]
