"""What a canvas has drawn as text, and where: read from the drawing calls, not from the code that makes them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from map_browser import Opened

RECORD = """
() => {
  const canvas = CanvasRenderingContext2D.prototype, clear = canvas.clearRect, fill = canvas.fillText;
  window.drawnTexts = [];
  canvas.clearRect = function (...a) { window.drawnTexts = []; return clear.apply(this, a); };
  canvas.fillText = function (text, x, y, ...more) {
    const m = this.measureText(text), t = this.getTransform();
    const at = (dx, dy) => [t.a * (x + dx) + t.c * (y + dy) + t.e, t.b * (x + dx) + t.d * (y + dy) + t.f];
    const a = at(-m.actualBoundingBoxLeft, -m.actualBoundingBoxAscent);
    const b = at(m.actualBoundingBoxRight, m.actualBoundingBoxDescent);
    window.drawnTexts.push([text, Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]),
                            Math.max(a[1], b[1]), this.globalAlpha]);
    return fill.call(this, text, x, y, ...more);
  };
}
"""


@dataclass(frozen=True)
class Text:
    """A text on the canvas and the box of its ink, in pixels."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Text) -> bool:
        """Whether the ink of both has more than a pixel in common, across and down."""
        across = min(self.right, other.right) - max(self.left, other.left)
        down = min(self.bottom, other.bottom) - max(self.top, other.top)
        return across > 1 and down > 1


def drawn(page: Opened) -> list[Text]:
    """Texts of the picture as it is drawn now."""
    page.run(RECORD)
    page.run("() => window.dispatchEvent(new Event('resize'))")
    page.page.wait_for_function("() => window.drawnTexts.length > 10")
    page.settle()
    return [Text(*row[:5]) for row in page.run("() => window.drawnTexts")]


def overlapping(texts: list[Text]) -> list[tuple[str, str]]:
    """Pairs of texts that lie over one another."""
    return [(a.text, b.text) for a, b in combinations(texts, 2) if a.overlaps(b)]
