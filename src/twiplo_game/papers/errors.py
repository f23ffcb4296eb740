"""What keeps a paper from being made, or from being read again."""


class PaperError(Exception):
    """One sentence; `msgid` is the English one, `values` fill its places."""

    def __init__(self, msgid: str, **values: object) -> None:
        super().__init__(msgid)
        self.msgid = msgid
        self.values = values
