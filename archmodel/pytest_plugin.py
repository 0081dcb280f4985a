"""The pytest plug-in: a test for every rule and blueprint, in files that `archmodel_blueprints` names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from archmodel.model import Model
    from archmodel.review import Review
    from archmodel.rules.base import Rule
    from archmodel.settings import Settings

__all__ = ["pytest_addoption", "pytest_collect_file"]

_INI = "archmodel_blueprints"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option that names blueprints."""
    parser.addini(_INI, "files with blueprints to review, such as blueprints/*.py", type="args", default=[])


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a file whose path is named by the option."""
    patterns: list[str] = parent.config.getini(_INI)
    if any(file_path.match(pattern) for pattern in patterns):
        return _File.from_parent(parent, path=file_path)
    return None


class _File(pytest.File):
    """A file with blueprints."""

    def collect(self) -> Iterator[pytest.Collector]:
        """Yield every model, or say why there is none."""
        from archmodel.errors import ArchmodelError
        from archmodel.loading import load_all
        from archmodel.settings import settings_for

        try:
            settings = settings_for(self.path)
            rules = settings.rules()
            models = load_all([str(self.path)])
        except ArchmodelError as error:
            raise self.CollectError(str(error)) from error
        for model in models:
            yield _Reviewed.from_parent(self, name=model.name, model=model, settings=settings, rules=rules)


class _Reviewed(pytest.Collector):
    """One model, which is reviewed when the first of its tests runs."""

    def __init__(
        self, *, model: Model, settings: Settings, rules: tuple[Rule[Any], ...], **rest: Any
    ) -> None:
        super().__init__(**rest)
        self.model, self.settings, self.rules = model, settings, rules

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for every rule, but for META005: what is about nothing here may be about another."""
        for rule in self.rules:
            if rule.code != "META005":
                yield _Kept.from_parent(self, name=f"{rule.code}-{rule.name}", code=rule.code)

    @cached_property
    def judged(self) -> Review:
        """What all rules find, as some look at what others have found."""
        from archmodel.testing import reviewed

        return reviewed(self.model, self.settings, self.rules, date.today())  # noqa: DTZ011


class _Kept(pytest.Item):
    """The test that a model keeps to a rule."""

    def __init__(self, *, code: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.code = code

    def runtest(self) -> None:
        """Fail with what the rule finds."""
        from archmodel.testing import failing

        of = self.parent
        if isinstance(of, _Reviewed) and (said := failing(of.judged, of.settings.fail_on, self.code)):
            pytest.fail(said, pytrace=False)

    def reportinfo(self) -> tuple[Path, None, str]:
        """Return where it is from and what it is called."""
        return self.path, None, self.name
