"""Site definitions: what holds, and one clear line for what does not."""

import pytest
import yaml

from crawler.definition import load_definition, load_definitions
from crawler.evidence.warc import drop_torn_tail
from domain.errors import BakenError

GOOD = {
    "name": "demo", "title": "Demo", "owner": "o", "base_url": "http://site.example",
    "listing": {"ad_links": "a", "ad_url": r"/(?P<id>\d+)"}, "ad": {"title": "h1", "text": "p"},
}  # fmt: skip


def write(folder, data):
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "site.yaml").write_text(data if isinstance(data, str) else yaml.safe_dump(data), encoding="utf-8")
    return folder


def test_a_good_definition_is_found_by_its_folder(tmp_path):
    write(tmp_path / "a", GOOD)
    write(tmp_path / "b", "name: [")
    found, problems = load_definitions(tmp_path)
    definition = found["demo"]
    assert list(problems) == ["b"]
    assert "not YAML" in problems["b"]
    assert definition.allowed_hosts == {"site.example"}
    assert definition.external_id("http://site.example/12?x=1") == "12"
    assert definition.external_id("http://site.example/about") is None
    assert len(definition.digest) == 64


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ("name: [", "not YAML"),
        ("- 1", "not a mapping"),
        ({**GOOD, "name": "With Space"}, "name"),
        ({**GOOD, "listing": {"ad_links": "a", "ad_url": "/ad"}}, "group named id"),
        ({k: v for k, v in GOOD.items() if k != "ad"}, "selectors under `ad` or a `page_object`"),
        ({**GOOD, "page_object": "page.py:X"}, "page.py, which is missing"),
        ({**GOOD, "unknown": 1}, "unknown"),
        ({**GOOD, "ad": {"title": "h1", "text": "p:::x"}}, "no CSS selector"),
        ({**GOOD, "listing": {"ad_url": r"/(?P<id>\d+", "ad_links": "a"}}, "no pattern"),
    ],
)
def test_a_bad_definition_names_its_file_and_fault(tmp_path, data, said):
    with pytest.raises(BakenError, match=said) as raised:
        load_definition(write(tmp_path / "a", data))
    assert str(tmp_path) in str(raised.value)


def test_a_torn_evidence_file_is_cut_behind_its_last_whole_record(tmp_path):
    import gzip

    path = tmp_path / "torn.warc.gz"
    whole = gzip.compress(b"one") + gzip.compress(b"two")
    for torn in (b"", b"\x1f", gzip.compress(b"three")[:-1], gzip.compress(b"three" * 100)[:20], b"garbage"):
        path.write_bytes(whole + torn)
        drop_torn_tail(path)
        assert path.read_bytes() == whole
