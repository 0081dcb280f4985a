"""Changes as a comment."""

from __future__ import annotations

from archmodel.blueprint import Blueprint
from archmodel.changes import Compared
from archmodel.diff import compare
from archmodel.elements import Backend, Group, Microservice
from archmodel.formats.changes.markdown import Markdown
from archmodel.model import Model, read
from tests.formats.review.problem import Problem, problem


class Shop(Blueprint):
    inner = Group("Inner")
    cart = Microservice("Cart", inside=inner, technology="Go")
    crm = Backend("CRM")
    old = Backend("Old one")
    asks = cart.calls(crm, "asks")


class Later(Blueprint, title="Shop"):
    inner = Group("Inner")
    outer = Group("Outer")
    cart = Microservice("Cart", inside=outer, technology="Rust | *fast*")
    crm = Backend("CRM", owner="Sales")
    billing = Backend("Billing")
    asks = cart.calls(billing, "asks")


def written(*compared: Compared) -> str:
    return Markdown().write(compared).decode()


def test_findings_come_before_a_table_of_changes() -> None:
    changes = compare(read(Shop), read(Later))
    assert written(Compared(changes, gained=(problem(),), lost=(problem(),))) == (
        "## later: 2 new, 1 gone, 2 moved, 2 changed; 1 finding gained; 1 finding lost\n\n"
        "### 1 finding gained\n\n"
        "- **AAA001** error: 'Phone' reaches 'Cart' (tests/formats/review/problem.py, line "
        f"{Problem.registers.line}) Instead: go through a gateway\n\n"
        "### 1 finding lost\n\n"
        "- **AAA001** error: 'Phone' reaches 'Cart'\n\n"
        "| | What | How |\n| :-: | --- | --- |\n"
        "| &#126; | the model | name shop → later |\n"
        "| + | Billing (Backend) |  |\n"
        "| → | Cart (Microservice) | moved out of 'inner' into 'outer'; "
        "technology Go → Rust &#124; &#42;fast&#42; |\n"
        "| &#126; | CRM (Backend) | owner Sales |\n"
        "| − | Old one (Backend) |  |\n"
        "| + | Outer (Group) |  |\n"
        "| → | Cart calls Billing: asks | target crm → billing |\n\n"
    )


def test_no_change_is_said() -> None:
    model = read(Shop)
    assert written(Compared(compare(model, model))) == "**The architecture has not changed.**\n"


def test_a_long_report_fits_into_a_comment_and_counts_what_is_left_out() -> None:
    many = Model("shop", "Shop", {f"e{number}": Backend("x" * 100) for number in range(1000)})
    told = written(Compared(compare(Model("shop", "Shop", {}), many)))
    assert len(told.encode()) <= 65536
    assert told.endswith("lines left out, as a comment holds 64 kB.**\n")
