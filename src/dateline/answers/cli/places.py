"""dateline places"""

from dateline.answers.cli.query import make_command

command = make_command(
    "places",
    "Where, over all reports: places that most reports name first.",
)
