from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RemediesConfig(AppConfig):
    name = "gongkai.apps.remedies"
    label = "remedies"
    verbose_name = _("复议诉讼")

    def ready(self) -> None:
        # Models are ready only now.
        from gongkai.apps.disclosure_requests.queries import retention
        from gongkai.apps.holiday_calendar import following
        from gongkai.apps.remedies import shell
        from gongkai.apps.remedies.queries.holds import masked_with_papers_left, requests_in_dispute
        from gongkai.apps.remedies.services.masking import mask_cases_of
        from gongkai.apps.remedies.services.reckoning import count_again

        following.add("remedies", count_again)
        retention.HOLDS.add(retention.Hold("remedies", requests_in_dispute))
        retention.ABOVE.add(retention.Above("remedies", mask_cases_of, masked_with_papers_left))
        shell.register()
