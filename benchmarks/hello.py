"""The smallest program that Typer makes."""

import typer


def hello() -> None:
    """Say hello."""
    typer.echo("hello")


if __name__ == "__main__":
    typer.run(hello)
