"""A real Chromium for tests of pages, and what a reader does with it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from selenium.common.exceptions import StaleElementReferenceException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement

CHROMIUM, DRIVER = Path("/usr/bin/chromium"), Path("/usr/bin/chromedriver")
FLAGS = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=1400,900",
)  # fmt: skip


def lacking() -> str | None:
    """Tell what this machine lacks for a browser."""
    if CHROMIUM.exists() and DRIVER.exists():
        return None
    return f"no {CHROMIUM} and {DRIVER}: apt-get install chromium chromium-driver"


@contextmanager
def started(profile: Path) -> Iterator[Chrome]:
    """Run a browser that logs every request."""
    options = ChromeOptions()
    options.binary_location = str(CHROMIUM)
    for flag in (*FLAGS, f"--user-data-dir={profile}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = Chrome(options=options, service=Service(str(DRIVER)))
    yield driver
    driver.quit()


def opened(driver: Chrome, path: Path) -> Chrome:
    driver.get("about:blank")
    driver.get_log("performance")  # what came before is not this page's
    driver.get_log("browser")
    driver.get(path.as_uri())
    return driver


def find(driver: Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: Chrome, selector: str) -> list[str]:
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def chosen(driver: Chrome) -> str:
    return str(find(driver, "#panel").get_attribute("data-id"))


def search(driver: Chrome, words: str) -> list[str]:
    """Type into the search box and give the names that it offers."""
    box = find(driver, "#search")
    box.clear()
    box.send_keys(words)
    return texts(driver, "#found li span")


def both(write: Callable[..., Any], folder: Path) -> dict[str, Path]:
    """Write a page in either language; give its file by language."""
    return {lang: write(folder / f"{lang}.html", lang=lang).path for lang in ("ru", "en")}


def asked_for_nothing(driver: Chrome, path: Path) -> bool:
    """Say that a page requested only itself, and that nothing in it failed: no error, no refused style or script."""
    asked = [url for url in requests(driver) if not url.startswith("data:")]
    return asked == [path.as_uri()] and [row["message"] for row in driver.get_log("browser")] == []


@contextmanager
def emulated(driver: Chrome, command: str, given: dict[str, Any], undo: tuple[str, dict[str, Any]]) -> Iterator[None]:
    """Let the browser be something else for a while."""
    driver.execute_cdp_cmd(command, given)
    try:
        yield
    finally:
        driver.execute_cdp_cmd(*undo)


@contextmanager
def unplugged(driver: Chrome) -> Iterator[None]:
    """Take the network away for a while."""
    state = {"latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
    command = "Network.emulateNetworkConditions"
    driver.execute_cdp_cmd("Network.enable", {})
    with emulated(driver, command, {"offline": True, **state}, (command, {"offline": False, **state})):
        yield


@contextmanager
def phone(driver: Chrome) -> Iterator[None]:
    screen = {"width": 390, "height": 844, "deviceScaleFactor": 2, "mobile": True}
    command = "Emulation.setDeviceMetricsOverride"
    with emulated(driver, command, screen, ("Emulation.clearDeviceMetricsOverride", {})):
        yield


@contextmanager
def scheme(driver: Chrome, name: str) -> Iterator[None]:
    """Let the reader prefer `light` or `dark`."""
    command, wish = "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": name}]}
    with emulated(driver, command, wish, (command, {"features": []})):
        yield


def until(condition: Callable[[], bool], seconds: float = 5.0) -> bool:
    limit = time.monotonic() + seconds
    while not holds_now(condition) and time.monotonic() < limit:
        time.sleep(0.05)
    return holds_now(condition)


def holds_now(condition: Callable[[], bool]) -> bool:
    """Ask the page; what it replaced while it was asked does not hold yet."""
    try:
        return condition()
    except StaleElementReferenceException:
        return False


def requests(driver: Chrome) -> list[str]:
    events = [json.loads(entry["message"])["message"] for entry in driver.get_log("performance")]
    return [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
