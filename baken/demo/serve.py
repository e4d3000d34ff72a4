"""The demo's servers in one child process: three sites and the register, each on a free loopback port.

Run as `python -m baken.demo.serve WORLD_FOLDER`; prints one line of JSON with the ports, then serves until its
standard input closes, which it does when the parent ends in whatever way.
"""

import asyncio
import importlib
import json
import pkgutil
import socket
import sys
from pathlib import Path

import uvicorn
import yaml
from starlette.types import ASGIApp

import baken.demo.sites
from baken.demo.world.files import REGISTER, load_world
from baken.demo.world.model import World
from registry_stub.app import create_app as create_register

REGISTER_NAME = "register"


def site_folders() -> dict[str, Path]:
    """Return the folder of each demo site, by the site's name."""
    root = Path(baken.demo.sites.__path__[0])
    found = {}
    for module in pkgutil.iter_modules([str(root)]):
        folder = root / module.name
        found[yaml.safe_load((folder / "site.yaml").read_text(encoding="utf-8"))["name"]] = folder
    return found


def create_apps(world: World, folder: Path) -> dict[str, ASGIApp]:
    """Return every demo site's application and the register's, by name."""
    apps: dict[str, ASGIApp] = {REGISTER_NAME: create_register(folder / REGISTER)}
    for name, site in site_folders().items():
        server = importlib.import_module(f"baken.demo.sites.{site.name}.server")
        apps[name] = server.create_app([ad for ad in world.ads if ad.site == name])
    return apps


async def serve(folder: Path) -> None:
    """Serve everything until standard input closes."""
    apps = create_apps(load_world(folder), folder)
    sockets, servers = {}, []
    for name, app in apps.items():
        sockets[name] = socket.create_server(("127.0.0.1", 0))
        sockets[name].setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or every answer waits 40 ms
        servers.append(uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off")))
    print(json.dumps({name: opened.getsockname()[1] for name, opened in sockets.items()}), flush=True)
    tasks = [
        asyncio.create_task(server.serve(sockets=[opened]))
        for server, opened in zip(servers, sockets.values(), strict=True)
    ]
    await asyncio.to_thread(sys.stdin.read)
    for server in servers:
        server.should_exit = True
    await asyncio.gather(*tasks)


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
