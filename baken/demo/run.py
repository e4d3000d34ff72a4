"""Setting the demo up: a fresh home, the servers, the mandate, the accounts, the site definitions."""

import contextlib
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from sqlalchemy import Engine

from baken.demo.serve import REGISTER_NAME, site_folders
from baken.demo.world.files import save_world
from baken.demo.world.make import make_world
from domain.clock import today
from domain.errors import BakenError
from domain.places import find_place
from domain.roles import Role
from store.accounts import add_user
from store.mandates import add_mandate
from store.session import transaction

MARK = ".baken-demo"
PASSWORD = "demo-only-password"  # noqa: S105  # made-up accounts in a throw-away home
INSPECTOR_CITY = "Utrecht"


def fresh_home(home: Path) -> None:
    """Make an empty home for the demo, wiping an earlier demo's.

    Raises `BakenError` rather than touch a folder that is not a demo's.
    """
    if home.exists() and any(home.iterdir()):
        if not (home / MARK).exists():
            raise BakenError(f"{home} is not a demo's folder and not empty; choose another --home")
        shutil.rmtree(home)
    home.mkdir(parents=True, exist_ok=True)
    (home / MARK).touch()


def make_home(home: Path, ads: int, seed: int) -> None:
    """Make a fresh home with the world in it."""
    fresh_home(home)
    save_world(make_world(ads, seed), home)


@contextlib.contextmanager
def demo_servers(home: Path) -> Iterator[dict[str, int]]:
    """Serve the world in `home` while the context is open; give each server's port by its name."""
    child = subprocess.Popen(  # noqa: S603  # our own module
        [sys.executable, "-m", "baken.demo.serve", str(home)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        assert child.stdout is not None  # noqa: S101  # it was asked for
        line = child.stdout.readline()
        if not line:
            raise BakenError("the demo's servers did not start; see the lines above")
        yield json.loads(line)
    finally:
        assert child.stdin is not None  # noqa: S101  # it was asked for
        child.stdin.close()
        try:
            child.wait(timeout=10)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def place_definitions(home: Path, ports: dict[str, int]) -> None:
    """Write each demo site's folder into the home's sites, with its port filled in."""
    for name, folder in site_folders().items():
        target = home / "sites" / name
        target.mkdir(parents=True, exist_ok=True)
        text = (folder / "site.yaml").read_text(encoding="utf-8").replace("{port}", str(ports[name]))
        (target / "site.yaml").write_text(text, encoding="utf-8")
        if (folder / "page.py").exists():
            shutil.copy(folder / "page.py", target / "page.py")
        if (folder / "fixtures").exists():
            shutil.copytree(folder / "fixtures", target / "fixtures", dirs_exist_ok=True)


def prepare_store(engine: Engine) -> list[tuple[str, str]]:
    """Register the demo's mandate and one account a role; return (name, role) pairs. The password is `PASSWORD`."""
    place = find_place(INSPECTOR_CITY)
    assert place is not None  # noqa: S101  # Utrecht is a place
    accounts = [(role.value, role.value) for role in Role] + [("officer2", Role.OFFICER.value)]
    with transaction(engine) as session:
        add_mandate(
            session,
            name="demo",
            purpose="showing Baken with made-up ads",
            legal_basis="none needed: no real person is concerned",
            area="the made-up world",
            owner="whoever started the demo",
            starts_on=today(),
            ends_on=today() + timedelta(days=365),
            sites=sorted(site_folders()),
        )
        for name, role in accounts:
            municipality = place.code if role == Role.INSPECTOR.value else None
            add_user(session, name, PASSWORD, role, municipality=municipality, display_name=f"Demo {name}")
    return accounts


def register_address(ports: dict[str, int]) -> str:
    """Return the address of the demo's register."""
    return f"http://127.0.0.1:{ports[REGISTER_NAME]}"
