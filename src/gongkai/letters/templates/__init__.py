"""The templates as data: every document of a request, one reply for each outcome, and what goes into the file."""

from gongkai.letters.template import Template
from gongkai.letters.templates.consultation import CONSULTATION
from gongkai.letters.templates.denials import DENIALS
from gongkai.letters.templates.forms import FORMS
from gongkai.letters.templates.procedure import PROCEDURE
from gongkai.letters.templates.records import RECORDS
from gongkai.letters.templates.replies import REPLIES

TEMPLATES: tuple[Template, ...] = (*PROCEDURE, *CONSULTATION, *REPLIES, *DENIALS, *FORMS, *RECORDS)
"""Every version of every template. A change of words is a new version beside the old one, never in its place."""
