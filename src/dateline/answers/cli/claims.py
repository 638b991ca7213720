"""dateline claims"""

from dateline.answers.cli.query import make_command

command = make_command(
    "claims",
    "Who says what: attributions with their words, holder and day.",
)
