import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archmodel.formats._indented import indented

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner) | st.tuples(inner),
)


@given(VALUES)
@pytest.mark.parametrize("indent", [1, 2])
def test_it_says_what_the_encoder_of_python_does(indent: int, document: object) -> None:
    assert indented(document, indent) == json.dumps(document, indent=indent)
