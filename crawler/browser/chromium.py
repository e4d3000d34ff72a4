"""Which Chromium, and the arguments that keep it from reaching, asking or loading anything but the pages we read."""

import os
import shutil
import subprocess
from functools import cache
from pathlib import Path

from domain.errors import BakenError
from domain.settings import settings

ARGUMENTS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip
# Playwright's own list, which a second --disable-features would replace, and what else costs time or reaches out.
_FEATURES = (
    "AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades",
    "HttpsFirstBalancedModeAutoEnable", "LensOverlay", "MediaRouter", "PaintHolding", "ThirdPartyStoragePartitioning",
    "AvoidCorsURLLoaderRestartOnRedirect", "TcpPortRandomizationWin", "OptimizationHints", "NetworkTimeServiceQuerying",
    "AimEnabled", "PreconnectToSearch", "SpareRendererForSitePerProcess", "Prerender2", "Translate",
)  # fmt: skip
_BLINK = "primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"  # Playwright's
UNWANTED_DEFAULTS = ["--disable-popup-blocking"]
HEAP_MEGABYTES = 256
_GATE = "gate.baken"


def chromium() -> Path:
    """Return the Chromium to use.

    Raises `BakenError` when there is none on this machine.
    """
    chosen = settings().chromium
    found = str(chosen) if chosen else shutil.which("chromium") or shutil.which("chromium-browser")
    if not found or not Path(found).exists():
        raise BakenError("no Chromium on this machine; install Debian's package chromium or set BAKEN_CHROMIUM")
    return Path(found)


@cache
def has_sandbox() -> bool:
    """Tell whether Chromium's sandbox works here: never for root, else where user namespaces are to be had."""
    unshare = shutil.which("unshare")
    if os.geteuid() == 0 or unshare is None:
        return False
    tried = subprocess.run([unshare, "--user", "true"], capture_output=True, check=False)  # noqa: S603  # no input
    return tried.returncode == 0


def confined(gate_port: int, user_agent: str, pictures: bool = False) -> list[str]:
    """Return the arguments with which Chromium reaches nothing but the gate, and asks nobody for permission.

    It resolves one made-up name, the gate's. Any other host, written as a name or as an address, is not found, even
    where Chromium would go around a proxy. WebRTC may use no UDP that is not proxied, and a SOCKS proxy takes none.
    """
    return [
        *(argument for argument in ARGUMENTS if argument != "--no-sandbox" or not has_sandbox()),
        f"--proxy-server=socks5://{_GATE}:{gate_port}",
        "--proxy-bypass-list=<-loopback>",
        f"--host-resolver-rules=MAP {_GATE} 127.0.0.1:{gate_port} , MAP * ~NOTFOUND",
        "--webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
        "--deny-permission-prompts",
        f"--disable-features={','.join(_FEATURES)}",
        f"--blink-settings={_BLINK}" + ("" if pictures else ",imagesEnabled=false"),
        f"--js-flags=--max-old-space-size={HEAP_MEGABYTES}",
        f"--user-agent={user_agent}",
    ]
