"""The English names of months and weekdays, whole and cut short, and what a year is. Data only."""

MONTHS = {
    name: number
    for number, name in enumerate(
        "january february march april may june july august september october november december".split(), start=1
    )
}
"""The number of each month by its name."""
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
MONTH = rf"(?:{'|'.join(MONTHS)}|(?:{'|'.join(sorted({name[:3] for name in MONTHS}))}|sept)\b\.?)"
"""A pattern of the name of a month, whole or cut short."""
WEEKDAY = rf"(?:{'|'.join(sorted(WEEKDAYS))})"
"""A pattern of the name of a weekday."""
YEAR = r"(?:1[5-9]|20)\d\d"
"""A pattern of a year that a text may be about: earlier ones are hardly told from other numbers."""
