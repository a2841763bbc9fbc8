"""Writes the pages of docs/reference that are made from code; tests fail when one of them is stale."""

import os
from datetime import date
from pathlib import Path

import django

from gongkai.annual_report.check.reference import reference_page as rules
from gongkai.project.management.commands.settings_reference import reference as settings
from gongkai.release.reference import reference_page as release
from gongkai.statute.reference import outcomes_page
from gongkai.statute.reference_library import library_page
from gongkai.statute.reference_remedies import remedies_page

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gongkai.project.settings.test")
django.setup()


def requests() -> str:
    from gongkai.apps.disclosure_requests.states import STATE_UNCHANGED, WORKFLOW, State
    from gongkai.letters import templates_on
    from gongkai.lib.workflow_page import workflow_page

    templates = templates_on(date.max)
    return workflow_page(
        "依申请公开的办理流程", WORKFLOW, lambda state: str(State(state).label),
        lambda code: f"《{templates[code].title}》", STATE_UNCHANGED,
    )  # fmt: skip


def remedy_cases() -> str:
    from gongkai.apps.remedies.states import MOVES, SIDES, State
    from gongkai.lib.workflow import Workflow
    from gongkai.lib.workflow_page import workflow_page

    def label(state: str) -> str:
        return str(State(state).label)

    table = Workflow((*MOVES, *SIDES), label)
    return workflow_page("投诉、复议和诉讼案件的办理流程", table, label, str, {move.action for move in SIDES})


def items() -> str:
    from gongkai.apps.proactive.states import WORKFLOW, State
    from gongkai.lib.workflow_page import workflow_page

    return workflow_page(
        "政府信息的起草、审核和发布", WORKFLOW, lambda state: str(State(state).label), str, frozenset()
    )


def interpretation_plans() -> str:
    from gongkai.apps.interpretations.states import WORKFLOW, State
    from gongkai.lib.workflow_page import workflow_page

    return workflow_page("政策文件的解读方案", WORKFLOW, lambda state: str(State(state).label), str)


def normative_documents() -> str:
    from gongkai.apps.normative_documents.states import MOVES, WORKFLOW, State
    from gongkai.lib.workflow_page import workflow_page

    same = {move.action for move in MOVES if move.states == (move.to,)}
    return workflow_page("规范性文件的制定和管理", WORKFLOW, lambda state: str(State(state).label), str, same)


def public_comments() -> str:
    from gongkai.apps.public_comments.states import UNMOVED, WORKFLOW, State
    from gongkai.lib.workflow_page import workflow_page

    return workflow_page("公开征求意见", WORKFLOW, lambda state: str(State(state).label), str, UNMOVED)


def commands() -> str:
    from gongkai.project.commands_page import commands_page

    return commands_page()


FOLDER = Path(__file__).resolve().parents[1] / "docs/reference"
PAGES = {
    "commands.md": commands,
    "interpretation-plans.md": interpretation_plans,
    "items.md": items,
    "normative-documents.md": normative_documents,
    "outcomes.md": outcomes_page,
    "remedies.md": remedies_page,
    "remedy-cases.md": remedy_cases,
    "public-comments.md": public_comments,
    "release-checks.md": release,
    "report-checks.md": rules,
    "requests.md": requests,
    "settings.md": settings,
    "statute.md": library_page,
}


def main() -> None:
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
