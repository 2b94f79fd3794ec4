"""python -m bench.chance_alone: how often each way of telling a change is wrong, the same tables every time."""

from bench.chance_alone import one_series, one_team, scorecards


def main() -> None:
    """Prints the tables, as docs/trends.md has them."""
    print(
        "Per cent of quarters named falsely with nothing changing, both ways; then per cent of series found to"
    )
    print("have fallen by a tenth within 1 / 2 / 4 / 8 quarters\n")
    print(one_series.table())
    print(
        "\nSeries named on a scorecard with nothing changing, both ways: the council's; council and ten teams\n"
    )
    print(scorecards.steady_table(100))
    print(
        "\nNamed falsely a scorecard; found, and found of the council's own; share of those named that is false\n"
    )
    print(scorecards.mix_table(200))
    print("\nPer cent of 1,000 councils, in the fourth quarter of one team's fall\n")
    print(one_team.table(1000))


if __name__ == "__main__":
    main()
