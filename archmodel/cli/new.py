"""`archmodel new`: begin a blueprint."""

from __future__ import annotations

import click

from archmodel.cli.saying import say

__all__ = ["command"]

TEMPLATE = '''"""{title}: its architecture, as code."""

from archmodel import Blueprint
from archmodel.elements import ApiGateway, ContainerPlatform, Database, Microservice, WebApplication
from archmodel.elements.transports import HTTPS
from archmodel.views import LogicalView, SchematicView


class {kind}(Blueprint, title="{title}"):
    """One paragraph: who uses it, and what for."""

    # An attribute name is the identifier; the text is the title in the pictures.
    shop = WebApplication("Web shop", technology="TypeScript", instances="1..n")
    gateway = ApiGateway("API gateway", instances="1..n", sso=True)

    # `inside` puts an element into another, one parent each.
    platform = ContainerPlatform("Container platform")
    orders = Microservice("Orders", inside=platform, technology="Python", instances="1..n")
    database = Database("Orders database", inside=platform, technology="PostgreSQL")

    # A relation is a sentence: who does what to whom, what for, and how it travels.
    asks = shop.calls(gateway, "uses services", over=HTTPS)
    routes = gateway.calls(orders, "routes requests")
    keeps = orders.stores_in(database, "orders")

    # A view is a picture; `archmodel render` draws them all.
    schematic = SchematicView()
    logical = LogicalView()
'''


@click.command("new", epilog="Example: archmodel new web_shop")
@click.argument("name")
@click.option("-o", "--output", default=".", show_default=True, help="The folder to write it to.")
def command(name: str, output: str) -> int:
    """Write a small blueprint to begin with; it renders and passes the review."""
    from pathlib import Path

    from archmodel.errors import LoadingError
    from archmodel.files import replace_file
    from archmodel.names import words

    module, kind = called(name)
    path = Path(output) / f"{module}.py"
    if path.exists():
        raise LoadingError("it is there already", where=path.as_posix(), instead="choose another name")
    title = words(module)
    replace_file(path, TEMPLATE.format(title=title[:1].upper() + title[1:], kind=kind).encode())
    click.echo(path)
    say(f"now: archmodel render {path} && archmodel check {path}")
    return 0


def called(name: str) -> tuple[str, str]:
    """Return what the module and the class of a blueprint are called.

    Raises `LoadingError` for a name that Python would not take, or that stands for something else.
    """
    from archmodel.errors import LoadingError
    from archmodel.names import camel, module_name

    module = module_name(name)
    kind = camel(module)
    if kind in TEMPLATE.partition("class ")[0].replace(",", " ").split():
        raise LoadingError(
            f"'{kind}' is what something in every blueprint is called",
            instead=f"choose another name, such as {module}_system",
        )
    return module, kind
