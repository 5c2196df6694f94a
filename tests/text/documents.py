"""Documents as people write them: both styles, both line ends, comments and blank lines in odd places."""

from collections.abc import Iterator
from random import Random

WORDS = ["call", "acme", "no", "10:30", "2026-11-03", "0123", "5", "5.50", "~", "true", "two words", "Tom's", "é ñ"]
QUOTED = ["'q: x'", '"d # e"', '"esc \\" \\n"', "''"]
COMMENTS = ["", "", "", "  # note", " # x: y - z", "   #"]
Path = tuple[str | int, ...]


class Writer:
    """Writes one document with the given dice."""

    def __init__(self, dice: Random) -> None:
        self.dice = dice

    def document(self) -> str:
        body = self.mapping(0, 0) if self.dice.random() < 0.8 else self.sequence(0, 0)
        text = self.dice.choice(["", "", "# top\n"]) + body + self.dice.choice(["", "", "# end\n"])
        text = text.rstrip("\n") if self.dice.random() < 0.3 else text
        return text.replace("\n", "\r\n") if self.dice.random() < 0.3 else text

    def mapping(self, indent: int, depth: int) -> str:
        lines = ""
        for number in range(self.dice.randint(1, 4)):
            key = self.dice.choice([f"k{number}", f"k{number}", f"'k{number}'"])
            lines += f"{' ' * indent}{key}:{self.value(indent, depth)}{self.noise(indent)}"
        return lines

    def sequence(self, indent: int, depth: int) -> str:
        lines, apart = "", self.dice.choice(["", "", "", "\n"])
        for _ in range(self.dice.randint(1, 3)):
            roll = self.dice.random()
            if roll < 0.4:
                behind = " " + self.mapping(indent + 2, depth + 1).lstrip(" ")
            elif roll < 0.5 and depth < 3:
                behind = " " + self.sequence(indent + 2, depth + 1).lstrip(" ")
            else:
                behind = self.value(indent, depth + 1)
            lines += f"{' ' * indent}-{behind}{apart}"
        return lines

    def value(self, indent: int, depth: int) -> str:
        roll, comment = self.dice.random(), self.dice.choice(COMMENTS)
        if depth > 3 or roll < 0.4:
            return f" {self.scalar()}{comment}\n"
        if roll < 0.48:
            return f"{comment}\n"
        if roll < 0.58:
            return f" {self.flow()}{comment}\n"
        if roll < 0.63:
            return f" {self.tall_flow(indent + 2)}{comment}\n"
        if roll < 0.7:
            return self.paragraph(indent + 2)
        if roll < 0.73:
            return f" plain goes\n{' ' * (indent + 1)}on here{comment}\n"
        if roll < 0.75:
            return f"\n{' ' * (indent + 2)}{self.scalar()}{comment}\n"
        if roll < 0.87:
            return f"{comment}\n{self.noise(indent)}{self.mapping(indent + self.dice.choice([2, 2, 4]), depth + 1)}"
        return f"{comment}\n{self.noise(indent)}{self.sequence(indent + 2, depth + 1)}"

    def scalar(self) -> str:
        return self.dice.choice([*WORDS, *QUOTED, "a, b"])

    def flow(self, depth: int = 0) -> str:
        roll = self.dice.random()
        if depth > 1 or roll < 0.5:
            return self.dice.choice([*WORDS, *QUOTED])
        items = [self.flow(depth + 1) for _ in range(self.dice.randint(0, 3))]
        if roll < 0.75:
            return f"[{', '.join(items)}]"
        return "{" + ", ".join(f"k{number}: {item}" for number, item in enumerate(items)) + "}"

    def tall_flow(self, indent: int) -> str:
        count, lines = self.dice.randint(1, 3), ""
        for number in range(count):
            comma = "," if number < count - 1 or self.dice.random() < 0.3 else ""
            lines += f"{' ' * indent}m{number}: {self.flow(1)}{comma}{self.dice.choice(COMMENTS)}\n"
        return "{" + self.dice.choice(COMMENTS) + "\n" + lines + " " * max(indent - 2, 1) + "}"

    def paragraph(self, indent: int) -> str:
        lines = [self.dice.choice(["line one", "# no comment", "- dash: x", "   deeper"]) for _ in range(2)]
        header = self.dice.choice(["|", ">", "|-", ">-"]) + self.dice.choice(["", "  # head"])
        text = "".join(f"{' ' * indent}{line}\n" for line in ["first", *lines])
        return f" {header}\n{text}{self.dice.choice(['', chr(10)])}"

    def noise(self, indent: int) -> str:
        return self.dice.choice([*[""] * 6, "\n", f"{' ' * indent}# alone\n", "\n# col0 - x: y\n\n"])


def paths(value: object, path: Path = ()) -> Iterator[tuple[Path, object]]:
    """Every path of some data with its value."""
    yield path, value
    if isinstance(value, dict):
        for key, item in value.items():
            yield from paths(item, (*path, key))
    if isinstance(value, list):
        for position, item in enumerate(value):
            yield from paths(item, (*path, position))
