"""The world as files: `truth.json` (everything) and `register.csv` (what the register knows)."""

import csv
import json
from dataclasses import asdict
from datetime import date
from pathlib import Path

from baken.demo.world.make import licence_columns
from baken.demo.world.model import DemoAd, DemoAdvertiser, DemoLicence, World
from domain.errors import BakenError

TRUTH, REGISTER = "truth.json", "register.csv"


def save_world(world: World, folder: Path) -> None:
    """Write both files into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(asdict(world), default=date.isoformat, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / TRUTH).write_text(text + "\n", encoding="utf-8")
    with (folder / REGISTER).open("w", encoding="utf-8", newline="") as out:
        rows = csv.DictWriter(out, licence_columns(), lineterminator="\n")
        rows.writeheader()
        rows.writerows(asdict(licence) for licence in world.licences)


def load_world(folder: Path) -> World:
    """Read the world that `save_world` wrote.

    Raises `BakenError` when there is none.
    """
    try:
        data = json.loads((folder / TRUTH).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise BakenError(f"no demo world in {folder}; run `baken demo --no-ui` first") from None
    return World(
        seed=data["seed"],
        ads=[DemoAd(**{**ad, "posted_at": date.fromisoformat(ad["posted_at"])}) for ad in data["ads"]],
        licences=[DemoLicence(**licence) for licence in data["licences"]],
        advertisers=[
            DemoAdvertiser(**{**a, "names": tuple(a["names"]), "ages": tuple(a["ages"]), "phones": tuple(a["phones"])})
            for a in data["advertisers"]
        ],
    )
