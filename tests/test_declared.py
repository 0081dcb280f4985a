"""Declarations: checked at once, frozen, compared by identity, and blamed on the right line."""

from __future__ import annotations

import copy
import dataclasses
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any, Optional

import pytest

from archmodel.declared import Declared
from archmodel.elements import ApiGateway, Backend, Client, Element, Verb
from archmodel.errors import BlueprintError


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Run a file as an author's, and return what it defines."""

    def run(source: str) -> dict[str, Any]:
        (tmp_path / "pyproject.toml").touch()
        path = tmp_path / "shop.py"
        path.write_text(source, encoding="utf-8")
        module = ModuleType("authored_shop")
        monkeypatch.setitem(sys.modules, module.__name__, module)
        exec(compile(source, str(path), "exec"), vars(module))
        return vars(module)

    return run


def here() -> int:
    return sys._getframe(1).f_lineno


def test_an_unknown_keyword_is_refused_with_its_line_and_the_nearest_one(run: Any) -> None:
    with pytest.raises(BlueprintError) as caught:
        run("from archmodel.elements import Client\n\nphone = Client('Phone', titel='x')\n")
    assert str(caught.value) == ("shop.py:3:9: Client has no 'titel'\n    instead: did you mean 'title'?")


def test_an_unknown_keyword_unlike_any_lists_what_there_is() -> None:
    with pytest.raises(BlueprintError, match="it has availability, boundary, capacity, collapsed, desc"):
        Client("Phone", xyzzy=1)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("inside", "platform", "the text 'platform'"),
        ("sso", "perhaps", "the text 'perhaps'"),
        ("description", 5, "5"),
        ("tags", "mobile", "the text 'mobile'"),
        ("instances", 2, "2"),
        ("owner", ["a"], "a list that begins with the text 'a'"),
    ],
)
def test_a_wrong_value_is_refused_with_its_line(field: str, value: Any, shown: str) -> None:
    with pytest.raises(BlueprintError, match=f"'{field}' of this Client cannot be {shown}") as caught:
        Client("Phone", **{field: value})
    assert caught.value.where.split(":")[1] == str(here() - 1)


def test_a_wrong_value_is_described_without_running_its_code() -> None:
    class Trap:
        def __repr__(self) -> str:
            raise AssertionError("ran")

        __str__ = __repr__

    with pytest.raises(BlueprintError, match="cannot be a Trap"):
        Client("Phone", owner=Trap())  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_connecting_to_something_that_is_no_element_blames_the_line_of_the_call(run: Any) -> None:
    source = "from archmodel.elements import Client\nphone = Client('Phone')\n\nphone.calls('gateway')\n"
    with pytest.raises(BlueprintError) as caught:
        run(source)
    assert caught.value.where == "shop.py:4:1"
    assert "'target' of this Relation cannot be the text 'gateway'" in caught.value.what


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (
            "Service('A', 'does')",
            "Service takes its title alone without a name\n    instead: write description=...",
        ),
        ("Flow('F', 1)", "Flow takes its title alone without a name\n    instead: write steps=..."),
        ("SchematicView(1)", "SchematicView takes nothing without a name\n    instead: write title=..."),
        ("Service(owner='o')", "Service needs 'title'\n    instead: write title=..."),
        ("Service('A', title='B')", "Service has two values for 'title'\n    instead: leave one of them out"),
    ],
)
def test_a_call_that_does_not_fit_names_the_class_and_the_way_out(call: str, said: str, run: Any) -> None:
    imports = "from archmodel.elements import Flow, Service\nfrom archmodel.views import SchematicView\n\n"
    with pytest.raises(BlueprintError) as caught:
        run(f"{imports}x = {call}\n")
    assert str(caught.value) == f"shop.py:4:5: {said}"


def test_what_takes_nothing_at_all_says_to_leave_it_out(run: Any) -> None:
    with pytest.raises(BlueprintError) as caught:
        run("from archmodel.rules.structure.orphan_element import OrphanElement\n\nx = OrphanElement(5)\n")
    assert (
        str(caught.value)
        == "shop.py:3:5: OrphanElement takes nothing without a name\n    instead: leave it out"
    )


@pytest.mark.parametrize(
    ("call", "shown", "instead"),
    [
        ("Service('A', tags='pci')", "the text 'pci'", 'write {"pci"}'),
        ("Service('A', tags=5)", "5", 'write a set, such as {"a", "b"}'),
        ("Service('A', instances=2)", "2", 'write "2"'),
        ("Service('A', zones='eu')", "the text 'eu'", 'write ("eu",)'),
        ("Service('A', telemetry='logs')", "the text 'logs'", 'write ("logs",)'),
        ("a.calls(a, resilience='retry')", "the text 'retry'", 'write ("retry",)'),
        ("a.calls(a, resilience='rety')", "the text 'rety'", "write a tuple, such as (a, b) or (a,)"),
        ("a.calls(a, carries=DataAsset('D'))", "a DataAsset", "write a tuple, such as (a, b) or (a,)"),
        (
            "a.calls(a, via='internet')",
            "the text 'internet'",
            'write the element itself, such as (platform,), not "platform"',
        ),
        ("a.calls(a, over='kafka')", "the text 'kafka'", "did you mean KAFKA, without quotes?"),
        (
            "a.calls(a, over='Transport.HTPS')",
            "the text 'Transport.HTPS'",
            "did you mean HTTPS, without quotes?",
        ),
        (
            "a.calls(a, over=3)",
            "3",
            "choose from AMQP, GRPC, HTTP, HTTPS, JDBC, KAFKA, LDAPS, MQTT, NFS, S3, SOAP, TCP, WSS",
        ),
        (
            "Service('A', offers=('https',))",
            "a tuple that begins with the text 'https'",
            "did you mean HTTPS, without quotes?",
        ),
        (
            "SchematicView(direction='rigth')",
            "the text 'rigth'",
            "did you mean Direction.RIGHT, without quotes?",
        ),
        (
            "SchematicView(direction='sideways')",
            "the text 'sideways'",
            "choose from Direction.DOWN, Direction.RIGHT",
        ),
        ("a.calls(a, authn='oath2')", "the text 'oath2'", "did you mean 'oauth2'?"),
        (
            "SchematicView(shows=(a, a))",
            "a tuple that begins with a Service",
            "write named(a, b), or another selection such as kind(Service)",
        ),
        (
            "SchematicView(shows=a)",
            "a Service",
            "write named(a, b), or another selection such as kind(Service)",
        ),
    ],
)
def test_a_value_is_answered_as_it_would_be_written(call: str, shown: str, instead: str, run: Any) -> None:
    imports = "from archmodel.elements import DataAsset, Service\nfrom archmodel.views import SchematicView\n"
    with pytest.raises(BlueprintError) as caught:
        run(f"{imports}a = Service('A')\nx = {call}\n")
    assert caught.value.what.endswith(f" cannot be {shown}")
    assert caught.value.instead == instead


@pytest.mark.parametrize("via", ["internet", None, 5])
def test_a_way_over_something_that_is_no_element_is_refused(via: Any) -> None:
    with pytest.raises(BlueprintError, match="'via' of this Relation"):
        Client("Phone").calls(Client("Gateway"), via=via)


def test_a_way_may_be_one_element_or_several() -> None:
    phone, gateway, net = Client("Phone"), ApiGateway("Gateway"), Element("Net")
    assert phone.calls(gateway, via=net).via == (net,)
    assert phone.calls(gateway, via=[net, phone]).via == (net, phone)
    assert phone.calls(gateway).via == ()


def test_a_declaration_cannot_be_changed() -> None:
    phone = Client("Phone")
    with pytest.raises(dataclasses.FrozenInstanceError):
        phone.title = "Tablet"  # type: ignore[misc]  # pyright: ignore[reportAttributeAccessIssue]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del phone.title  # pyright: ignore[reportAttributeAccessIssue]


def test_declarations_are_the_same_only_when_they_are_one() -> None:
    one, other = Client("Phone"), Client("Phone")
    assert one != other
    assert len({one, other}) == 2
    assert hash(one) != hash(other) or one is not other


def test_a_copy_of_a_declaration_is_itself() -> None:
    phone = Client("Phone", inside=Element("Bag"))
    assert copy.copy(phone) is phone
    assert copy.deepcopy([phone, phone.inside]) == [phone, phone.inside]


def test_a_replacement_is_a_declaration_of_its_own_line() -> None:
    phone = Client("Phone")
    tablet = dataclasses.replace(phone, title="Tablet")
    assert (tablet.title, tablet.line) == ("Tablet", here() - 1)


def test_what_fits_after_conversion_is_converted() -> None:
    assert Client("Phone", tags={"a", "b"}).tags == frozenset({"a", "b"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert Client("Phone", tags=["a"]).tags == frozenset({"a"})  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_what_is_not_stated_is_none_which_is_not_no() -> None:
    assert Client("Phone").sso is None
    assert Client("Phone", sso=False).sso is False


def test_a_kind_may_have_fields_of_its_own_in_a_file_with_postponed_annotations(run: Any) -> None:
    made = run(
        "from __future__ import annotations\n"
        "from typing import Optional\n"
        "from archmodel.elements import Client, Element\n"
        "class Kiosk(Client):\n"
        "    floor: Optional[int] = None\n"
        "    near: Element | None = None\n"
        "class Booth(Kiosk): pass\n"
        "booth = Booth('Booth', floor=2, near=Kiosk('Kiosk'))\n"
    )["booth"]
    assert (made.title, made.floor, made.near.title, made.sso) == ("Booth", 2, "Kiosk", None)


class Sized(Element):
    """Something with a size."""

    size: tuple[int, str] = (1, "m")
    names: tuple[str, ...] = ()
    near: Optional[Element] = None  # noqa: UP045
    kinds: tuple[type[Element], ...] = ()


class SizedClient(Client, Sized):
    """Two bases, and no field of its own."""


def test_a_field_may_be_of_a_generic_type() -> None:
    made = Sized("x", size=(2, "km"), names=("a",), near=Sized("y"), kinds=(Client,))
    assert made.size == (2, "km")
    with pytest.raises(BlueprintError, match="'size' of this Sized"):
        Sized("x", size=(1, 2))  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    with pytest.raises(BlueprintError, match="'names' of this Sized"):
        Sized("x", names="abc")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]


def test_a_kind_of_two_bases_has_the_fields_of_both() -> None:
    assert SizedClient("x", names=("a",), owner="team").names == ("a",)


def test_a_default_without_its_type_would_be_passed_over_so_it_is_refused() -> None:
    with pytest.raises(BlueprintError, match="'sso' of Single lacks its type") as caught:

        class Single(Client):  # pyright: ignore[reportUnusedClass]
            sso = True

    assert caught.value.where.endswith(f"test_declared.py:{here() - 3}:9")


def test_a_type_that_cannot_be_found_is_an_error_of_the_author() -> None:
    class Local(Element):
        pass

    class Near(Client):
        near: Local | None = None

    with pytest.raises(BlueprintError, match="a field of Near has a type that cannot be found"):
        Near("x")


def test_a_declaration_is_known_by_its_line() -> None:
    phone = Client("Phone")
    assert repr(phone) == f"<Client on line {here() - 1}>"


def test_a_kind_without_fields_shares_the_machinery_of_its_parent() -> None:
    class Kiosk(Client):
        """A screen in a hall."""

    assert Kiosk("x").title == "x"
    assert isinstance(Kiosk("x").calls(Backend("y")), Declared)
    assert Kiosk("x").calls(Backend("y")).verb is Verb.CALLS


def test_plain_values_do_not_load_pydantic() -> None:
    code = (
        "import sys\n"
        "from archmodel.elements import Backend, Client, Transport\n"
        "a = Client('a', sso=True, instances='1..n')\n"
        "a.calls(Backend('b', inside=a), 'asks', over=Transport.HTTPS, via=a)\n"
        "assert 'pydantic' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, cwd=Path(__file__).parents[1])


def test_a_wrong_value_is_answered_with_what_to_write() -> None:
    with pytest.raises(BlueprintError) as caught:
        Client("Phone", inside="platform")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert caught.value.instead == 'write the element itself, such as platform, not "platform"'
    phone = Client("Phone")
    with pytest.raises(BlueprintError) as caught:
        phone.calls(phone, over="HTTPS")  # type: ignore[arg-type]  # pyright: ignore[reportArgumentType]
    assert caught.value.instead == "did you mean HTTPS, without quotes?"
