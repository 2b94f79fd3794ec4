"""Text as office formats can hold it."""


def plain(text: str) -> str:
    """Text without the control letters that XML does not hold."""
    return "".join(each for each in text if each >= " " or each in "\n\t")
