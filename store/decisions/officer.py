"""The officer who loads, answers or publishes: asked and recorded until sign-in exists."""

from dataclasses import dataclass

LONGEST = 100


class NamelessError(ValueError):
    """Nobody said who acts; the message says what is needed."""


@dataclass(frozen=True)
class Officer:
    """Who acts, and as what. Raises NamelessError where either is blank or longer than a name is."""

    name: str
    role: str

    def __post_init__(self) -> None:
        for what, said in (("name", self.name), ("role", self.role)):
            if not said.strip() or len(said) > LONGEST:
                raise NamelessError(
                    f"who does this is recorded: a {what} is needed, at most {LONGEST} letters"
                )
