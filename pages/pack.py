"""Committee pack: the whole paper for a meeting, from the same figures and sentences as the screens."""

from metrics import period
from ui.reader import cached, filters, selection
from ui.screens import html, pack_screen

reading = cached.reading()
filters.under("Committee pack", reading, ("quarter", "team"))
options, formats = pack_screen.asked(
    reading, selection.get("team"), period.parse(selection.get("quarter"))
)
html.heading("What it holds")
pack_screen.preview(reading, options)
html.heading("Take it away")
pack_screen.make(reading, options, formats)
