"""Make the README's pictures: runs the demo without its screen, opens the screen, and photographs it.

`python docs/screenshots.py` writes docs/images/{queue,ad,overview,crawls}.png. Needs Chromium.
"""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from urllib.request import urlopen

from playwright.sync_api import Page, sync_playwright

from baken.demo.run import PASSWORD
from crawler.browser import ARGUMENTS, chromium

IMAGES = Path(__file__).parent / "images"
WIDTH, HEIGHT = 1360, 900


def main() -> None:
    """Run the demo in a folder of its own and take the pictures."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder) / "demo"
        baken = [sys.executable, "-m", "baken"]
        subprocess.run([*baken, "demo", "--no-ui", "--ads", "300", "--home", str(home)], check=True)
        with socket.create_server(("127.0.0.1", 0)) as free:
            port = free.getsockname()[1]
        environment = {**os.environ, "BAKEN_HOME": str(home)}
        screen = subprocess.Popen([*baken, "review", "--port", str(port)], env=environment)
        try:
            wait_for(f"http://127.0.0.1:{port}/_stcore/health")
            take_pictures(f"http://127.0.0.1:{port}")
        finally:
            screen.send_signal(2)
            screen.wait()


def wait_for(address: str) -> None:
    """Wait until the screen answers."""
    for _ in range(120):
        try:
            with urlopen(address):
                return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the review screen did not start")


def take_pictures(address: str) -> None:
    """Log in as the demo's officer and photograph the four screens."""
    IMAGES.mkdir(exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(chromium()), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, timezone_id="Europe/Amsterdam")
        page.goto(address)
        page.get_by_label("Naam").fill("officer")
        page.get_by_label("Wachtwoord", exact=True).fill(PASSWORD)
        page.get_by_test_id("stBaseButton-primaryFormSubmit").click()
        page.get_by_role("button", name="Openen").first.wait_for()
        picture(page, "queue")
        page.get_by_role("button", name="Openen").first.click()
        page.get_by_text("Waarom dit signaal").wait_for()
        picture(page, "ad")
        page.get_by_role("link", name="Overzicht").click()
        page.get_by_text("Advertenties per gemeente").wait_for()
        picture(page, "overview")
        page.get_by_role("link", name="Verzamelen").click()
        page.get_by_text("Eerst kijken").wait_for()
        picture(page, "crawls")
        browser.close()


def picture(page: Page, name: str) -> None:
    """Photograph the page when it has come to rest."""
    page.wait_for_timeout(2500)
    page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
