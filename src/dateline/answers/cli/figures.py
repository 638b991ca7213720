"""dateline figures"""

from dateline.answers.cli.query import make_command

command = make_command(
    "figures",
    "The numbers, with what they count, what they cover and whose they are.",
)
