"""How large a widget's content is, known without laying the screen out a second time."""

from textual.geometry import Size
from textual.reactive import Reactive
from textual.widget import Widget


class SizedByLayout(Widget):
    """A widget whose own size does not follow from how large its content turned out to be.

    Textual lays the whole screen out and draws once more, a sixtieth of a second later, whenever a content's size has
    changed. Where the layout itself has found that size, the second time finds the same; a scroll bar that comes or
    goes still asks for it. Name this base last: Textual takes a widget's styles from the first.
    """

    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)
