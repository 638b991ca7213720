"""dateline actors"""

from dateline.answers.cli.query import make_command

command = make_command(
    "actors",
    "Who is spoken of, over all reports: those in most reports first.",
)
