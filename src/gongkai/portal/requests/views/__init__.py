"""The pages of the public for disclosure on request, by what people do: begin, write, find, follow."""

from gongkai.portal.requests.views.closed import closed
from gongkai.portal.requests.views.finding import find, leave, send_mailed
from gongkai.portal.requests.views.mine import letter, letter_pdf, mine, released
from gongkai.portal.requests.views.replying import amend, payment, reasons, suggest, withdraw
from gongkai.portal.requests.views.sending import saved, sent, slip
from gongkai.portal.requests.views.starting import new, start
from gongkai.portal.requests.views.writing import found, step, take_out

__all__ = [
    "amend",
    "closed",
    "find",
    "found",
    "leave",
    "letter",
    "letter_pdf",
    "mine",
    "new",
    "payment",
    "reasons",
    "released",
    "saved",
    "send_mailed",
    "sent",
    "slip",
    "start",
    "step",
    "suggest",
    "take_out",
    "withdraw",
]
