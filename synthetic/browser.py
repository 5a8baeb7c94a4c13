"""Where Chromium is, and how it is started."""

import shutil

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def system_browser() -> str | None:
    """Return the system's Chromium; `None` where Playwright's own is to be used."""
    names = ("chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)
