"""dateline events"""

from dateline.answers.cli.query import make_command

command = make_command(
    "events",
    "What happened, report by report: each event with who did what to whom, where, when, and who says so.",
)
