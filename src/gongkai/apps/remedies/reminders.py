"""The limits of cases in the daily digest of each person."""

from django.utils.translation import gettext_noop

from gongkai.apps.agencies.roles import Role
from gongkai.apps.disclosure_requests.services.reminding import Limits
from gongkai.apps.remedies.queries import reminders

LIMITS = Limits(
    key="remedies",
    order=20,
    bodies=reminders.bodies_with_limits,
    of=reminders.limits_of,
    digest=gettext_noop(
        "复议诉讼：答复、报送或者照办的期限，已逾期%(overdue)d件，今天到期%(today)d件，三个工作日内到期%(endangered)d件。"
    ),
    escalation=gettext_noop("本单位有%(overdue)d件复议诉讼的期限已经逾期、%(today)d件今天到期；请督促办理。"),
    own="remedies:list",
    own_query="?stage=due&mine=on",
    all="remedies:list",
    all_query="?stage=due",
    without_handler=(Role.LEGAL_REVIEWER,),
)
