"""Every recorded page that ships, tried on its page object: one test a field. New ones are found by themselves."""

from pathlib import Path

import pytest

import baken.demo.sites
from crawler.definition import SHIPPED, load_definition
from crawler.pages.fixtures import recorded_pages
from crawler.pages.objects import page_class_of

DEMO = Path(baken.demo.sites.__path__[0])
FOLDERS = [file.parent for root in (SHIPPED, DEMO) for file in sorted(root.glob("*/site.yaml"))]
FIXTURES = [
    pytest.param(folder, recorded.fixture, id=f"{folder.name}-{recorded.case}")
    for folder in FOLDERS
    for recorded in recorded_pages(load_definition(folder))
]
FIELDS = [
    pytest.param(*param.values, field, id=f"{param.id}-{field}")
    for param in FIXTURES
    for field in param.values[1].get_expected_output_fields()
]


@pytest.mark.parametrize(("folder", "fixture", "field"), FIELDS)
def test_a_field_is_read_as_it_was_recorded(folder, fixture, field):
    fixture.assert_field_correct(field, page_class_of(load_definition(folder)))


@pytest.mark.parametrize(("folder", "fixture"), FIXTURES)
def test_nothing_else_is_read(folder, fixture):
    fixture.assert_no_extra_fields(page_class_of(load_definition(folder)))
    assert fixture.get_meta()["frozen_time"]
    assert fixture.path.parent.name == page_class_of(load_definition(folder)).__name__


def test_the_awkward_site_has_its_three():
    assert {param.id for param in FIXTURES} >= {"awkward-normal", "awkward-wrong-charset", "awkward-removed"}
