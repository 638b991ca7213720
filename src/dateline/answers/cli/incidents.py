"""dateline incidents"""

from dateline.answers.cli.query import make_command

command = make_command(
    "incidents",
    "What happened, as any number of reports tell it: on how many independent accounts, who says so, what is disputed. The formats other than the table hold also what is only x:other.",
)
