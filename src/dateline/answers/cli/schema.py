"""dateline schema"""

import json

import click

from dateline.record.schema import record_schema


@click.command("schema")
def command() -> None:
    """Print the JSON Schema of a record."""
    click.echo(json.dumps(record_schema(), indent=2))
