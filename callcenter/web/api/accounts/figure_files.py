"""Monthly figures as a file: taken in after a look."""

from callcenter.service.accounts.figure_imports import FiguresReport
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.api.accounts.files import MOST
from callcenter.web.endpoint import Call
from callcenter.web.values_accounts import ImportQuery


async def take_figures(call: Call[ImportQuery]) -> FiguresReport:
    """Look at a sheet of monthly figures, row by row; with `confirm` take in every row that is sound.

    The body is the file. Its first row names the columns, in English or Chinese.
    """
    data = await call.request.clone(client_max_size=MOST).read()
    wish = call.body
    return await customers(call).figure_imports.take(reader(call), data, wish.format, confirm=wish.confirm)
