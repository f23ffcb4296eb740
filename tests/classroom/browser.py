"""A real browser without a window, driven over its own debugging line. Skips where there is none."""

import asyncio
import base64
import json
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), ""
)


class Tab:
    """One tab."""

    def __init__(self, line: ClientConnection, session: str) -> None:
        self._line = line
        self._session = session
        self._number = 0
        self.complaints: list[str] = []
        """What the page's scripts threw, and what its policy forbade."""
        self.asked: list[str] = []
        """The addresses that the page asked, once `Network.enable` was called."""

    async def call(self, method: str, **params: Any) -> dict[str, Any]:
        """One command of the debugging protocol."""
        self._number += 1
        said = {"id": self._number, "method": method, "params": params}
        await self._line.send(json.dumps(said | ({"sessionId": self._session} if self._session else {})))
        while True:
            heard = json.loads(await self._line.recv())
            if heard.get("method") in {"Runtime.exceptionThrown", "Log.entryAdded"}:
                self.complaints.append(json.dumps(heard["params"]))
            if heard.get("method") == "Network.requestWillBeSent":
                self.asked.append(heard["params"]["request"]["url"])
            if heard.get("method") == "Network.webSocketCreated":
                self.asked.append(heard["params"]["url"])
            if heard.get("id") == self._number:
                assert "error" not in heard, heard
                return dict(heard["result"])

    async def run(self, script: str) -> Any:
        """The value of an expression in the page."""
        result = await self.call(
            "Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True, userGesture=True
        )
        assert "exceptionDetails" not in result, result["exceptionDetails"]
        return result["result"].get("value")

    async def until(self, script: str) -> None:
        """Wait until an expression is true in the page."""
        async with asyncio.timeout(15):
            while True:
                with suppress(AssertionError):  # a page that is just being left has no answer
                    if await self.run(f"Boolean({script})"):
                        return
                await asyncio.sleep(0.02)

    async def go(self, address: str) -> None:
        """Open a page."""
        await self.call("Page.navigate", url=address)
        await self.until(
            f"location.href.startsWith({json.dumps(address.partition('#')[0])}) && document.readyState === 'complete'"
        )

    async def press(self, key: str) -> None:
        """One key: Tab, Enter, a space or a sign."""
        named = {"Tab": 9, "Enter": 13, "Escape": 27}
        text = "\r" if key == "Enter" else "" if key in named else key
        # The codes of keys are not those of signs: 46 would delete something.
        code = named.get(key, 0) or (ord(key.upper()) if key.isalnum() or key == " " else 0)
        more = {"text": text, "unmodifiedText": text} if text else {}
        await self.call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **more)
        await self.call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    async def tab_to(self, selector: str) -> None:
        """Go with the Tab key until what `selector` names has the focus; fails where one never gets there."""
        for _ in range(120):
            if await self.run(f"document.activeElement.matches({json.dumps(selector)})"):
                return
            await self.press("Tab")
        raise AssertionError(f"{selector} cannot be reached")

    async def size(self, width: int, height: int) -> None:
        """The size of the window."""
        await self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )

    async def picture(self, path: Path, *, is_whole: bool = True) -> None:
        """What the whole page looks like, or what of it the window shows: for the rest a page is resized."""
        shot = await self.call("Page.captureScreenshot", captureBeyondViewport=is_whole)
        path.write_bytes(base64.b64decode(shot["data"]))


class Browser:
    """A browser."""

    def __init__(self, address: str) -> None:
        self._address = address

    @asynccontextmanager
    async def tab(self, context: str = "") -> AsyncIterator[Tab]:
        """A tab; in a `context` of its own it shares nothing with the others."""
        async with connect(self._address, max_size=None) as line:
            root = Tab(line, "")
            where = {"browserContextId": context} if context else {}
            target = await root.call("Target.createTarget", url="about:blank", **where)
            joined = await root.call("Target.attachToTarget", targetId=target["targetId"], flatten=True)
            tab = Tab(line, joined["sessionId"])
            tab._number = root._number + 1000
            yield tab
            with suppress(Exception):
                await root.call("Target.closeTarget", targetId=target["targetId"])

    async def context(self) -> str:
        """A store of its own, as another computer has."""
        async with connect(self._address, max_size=None) as line:
            made = await Tab(line, "").call("Target.createBrowserContext", disposeOnDetach=False)
            return str(made["browserContextId"])


@asynccontextmanager
async def browser() -> AsyncIterator[Browser]:
    """A browser with nothing in its memory."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        process = await asyncio.create_subprocess_exec(
            CHROMIUM,
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--no-first-run",
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            stderr=asyncio.subprocess.PIPE,
        )
        assert process.stderr is not None
        try:
            async with asyncio.timeout(30):
                while True:
                    said = (await process.stderr.readline()).decode()
                    if "DevTools listening on " in said:
                        break
            draining = asyncio.create_task(_drain(process.stderr))
            yield Browser(said.split("listening on ")[1].strip())
            draining.cancel()
        finally:
            process.terminate()
            await process.wait()


async def _drain(stream: asyncio.StreamReader) -> None:
    while await stream.readline():
        pass
