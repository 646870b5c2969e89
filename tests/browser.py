"""A real Chromium for tests of pages, and what a reader does with it."""

from __future__ import annotations

import csv
import io
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


def opened_in_place(driver: Chrome, written: Any, folder: Path) -> Chrome:
    """Open a page as a notebook shows it: in a frame of its cell."""
    cell = folder / "cell.html"
    cell.write_text(f"<!doctype html><meta charset=utf-8>{written._repr_html_()}", encoding="utf-8")
    opened(driver, cell).switch_to.frame(find(driver, "iframe"))
    return driver


def find(driver: Chrome, selector: str) -> WebElement:
    return driver.find_element(By.CSS_SELECTOR, selector)


def texts(driver: Chrome, selector: str) -> list[str]:
    return [element.text for element in driver.find_elements(By.CSS_SELECTOR, selector)]


def slide(driver: Chrome, handle: str, *keys: str) -> None:
    """Press keys on a handle of the period."""
    find(driver, f"#{handle}").send_keys(*keys)


def cells(driver: Chrome) -> list[list[str]]:
    """Give the table as it is shown, row by row."""
    rows = driver.find_elements(By.CSS_SELECTOR, "#body tr")
    return [[cell.text for cell in row.find_elements(By.TAG_NAME, "td")] for row in rows]


def seen(driver: Chrome) -> dict[str, Any]:
    """Ask the page what it shows: how many things of each kind, or each band by its id."""
    found: dict[str, Any] = driver.execute_script("return window.kordon.seen()")
    return found


def place_of(driver: Chrome, node: str) -> dict[str, float]:
    """Give where a thing of the graph stands, in the graph's own coordinates."""
    found: dict[str, float] = driver.execute_script("return window.kordon.network.getPosition(arguments[0])", node)
    return found


def mark(driver: Chrome, event: str) -> WebElement:
    """Find the mark of an event along time."""
    return find(driver, f'.event[data-id="{event}"]')


def drawn(driver: Chrome) -> set[str]:
    """Give the events that have a mark."""
    return {one.get_attribute("data-id") or "" for one in driver.find_elements(By.CSS_SELECTOR, ".event")}


def chosen(driver: Chrome) -> str:
    return str(find(driver, "#panel").get_attribute("data-id"))


def search(driver: Chrome, words: str) -> list[str]:
    """Type into the search box and give the names that it offers."""
    box = find(driver, "#search")
    box.clear()
    box.send_keys(words)
    return texts(driver, "#found li span")


def reopened(driver: Chrome) -> Chrome:
    """Leave the page and come back by the address that it has now."""
    address = driver.current_url
    driver.get("about:blank")
    driver.get(address)
    return driver


def downloaded(driver: Chrome, button: str, path: Path) -> bytes:
    """Click what downloads a file, and give what is in it."""
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(path.parent)})
    find(driver, button).click()
    assert until(path.exists)
    return path.read_bytes()


def downloaded_table(driver: Chrome, folder: Path) -> list[dict[str, str]]:
    data = downloaded(driver, "#csv", folder / "kordon.csv")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def both(write: Callable[..., Any], folder: Path) -> dict[str, Path]:
    """Write a page in either language; give its file by language."""
    return {lang: write(folder / f"{lang}.html", lang=lang).path for lang in ("ru", "en")}


def slip_in(driver: Chrome) -> None:
    """Put a script into the page that it did not bring, and words to be run as one."""
    driver.execute_script(
        """const script = document.createElement("script");
        script.textContent = "window.hurt = 1";
        document.body.append(script);
        setTimeout("window.hurt = 2", 0);"""
    )


def complaints(driver: Chrome) -> list[str]:
    """Give what the browser has said since the page was opened, or since it was asked before."""
    return [entry["message"] for entry in driver.get_log("browser")]


def asked_for_nothing(driver: Chrome, path: Path) -> bool:
    """Say that a page requested only itself, and that nothing in it failed: no error, no refused style or script."""
    asked = [url for url in requests(driver) if not url.startswith("data:")]
    return asked == [path.as_uri()] and complaints(driver) == []


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


def inks(driver: Chrome, words: str) -> set[tuple[str, str]]:
    """Give the colours of the paper and of some drawn words, in light and in dark."""
    found = set()
    for name in ("light", "dark"):
        with scheme(driver, name):
            until(lambda: False, 0.2)
            paper, ink = find(driver, "body"), find(driver, words)
            found.add((paper.value_of_css_property("background-color"), ink.value_of_css_property("fill")))
    return found


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
