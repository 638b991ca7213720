"""dateline timeline"""

from dateline.answers.cli.query import make_command

command = make_command(
    "timeline",
    "Day by day: what happened, how it stands and who says so, how the numbers moved; what is only feared or announced stands apart.",
)
