"""Names: slugs, words and the nearest known word."""

from __future__ import annotations

import pytest

from archmodel.names import did_you_mean, kebab, slug, snake, unique, words


@pytest.mark.parametrize(
    ("name", "phrase"),
    [
        ("MobileIntegration", "Mobile integration"),
        ("SSOServer", "SSO server"),
        ("web_shop", "web shop"),
        ("Part2Draft", "Part2 draft"),
        ("", ""),
    ],
)
def test_a_name_is_read_as_words(name: str, phrase: str) -> None:
    assert words(name) == phrase


def test_a_class_is_called_as_its_file_and_as_its_option() -> None:
    assert snake("DeviceBypassesGateway") == "device_bypasses_gateway"
    assert kebab("DeviceBypassesGateway") == "device-bypasses-gateway"
    assert snake("SSOServer") == "sso_server"


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("Front-end microservices (2)", "front_end_microservices_2"),
        ("../etc/passwd", "etc_passwd"),
        ("Zahlungsverkehr für Ärzte", "zahlungsverkehr_für_ärzte"),
        ("支付", "支付"),
        ("?", "unnamed"),
        ("", "unnamed"),
        ("__init__", "init"),
    ],
)
def test_a_slug_keeps_the_letters_of_every_script_and_nothing_else(text: str, identifier: str) -> None:
    assert slug(text) == identifier


def test_a_slug_is_short() -> None:
    assert len(slug("x" * 10_000)) == 60


def test_a_taken_name_gets_the_first_free_number() -> None:
    assert unique("a", []) == "a"
    assert unique("a", ["a", "a#2", "a#4"]) == "a#3"


def test_the_nearest_known_word_is_offered_and_no_far_one() -> None:
    assert did_you_mean("titel", ["title", "tags"]) == "did you mean 'title'?"
    assert did_you_mean("xyz", ["title", "tags"]) == ""
    assert did_you_mean("b", {"a1", "b1", "b2"}) == did_you_mean("b", {"b2", "b1", "a1"})
