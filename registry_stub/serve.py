"""Serving the register on this machine."""

import socket
from pathlib import Path

import uvicorn

from registry_stub.app import create_app
from registry_stub.failures import Failure
from registry_stub.licences import read_licences


class PortTakenError(Exception):
    """Another program listens on the port."""


def serve(
    file: Path, port: int, host: str = "127.0.0.1", *, api_key: str | None = None, failure: Failure | None = None
) -> None:
    """Serve a register CSV until interrupted. Port 0 takes any free one; the address is printed.

    `api_key` and `failure` as for `create_app`.

    Raises `LicenceFileError` when the file is no register and `PortTakenError` when the port is in use.
    """
    held = read_licences(file)
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen()
    except OSError as error:
        listener.close()
        raise PortTakenError(f"cannot listen on {host}:{port}: {error.strerror}; choose another port") from None
    address = f"http://{host}:{listener.getsockname()[1]}"
    print(f"licence register: {len(held.licences)} licences on {address} (API: {address}/docs)", flush=True)
    config = uvicorn.Config(create_app(file, api_key=api_key, failure=failure), log_level="warning", access_log=False)
    with listener:
        uvicorn.Server(config).run(sockets=[listener])
