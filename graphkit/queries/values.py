"""Values for the parameters of a query: from the command line's text or from Python, checked before the engine."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from graphkit.errors import UsageError
from graphkit.nearest import nearest
from graphkit.queries.header import Parameter, Query, Value
from graphkit.today import iso_date, last_day, today

_WORDS = {
    "text": "text",
    "integer": "a whole number",
    "number": "a number",
    "truth": "true or false",
    "texts": "texts, separated by commas",
    "date": "a date: 2021, 2021-04 or 2021-04-12",
}
_TRUTH = {"true": True, "yes": True, "1": True, "是": True, "false": False, "no": False, "0": False, "否": False}


def check_params(query: Query, given: Mapping[str, Any]) -> dict[str, Any]:
    """Complete and check parameters against a query's header.

    A text is converted to the declared type, so that the command line may hand over what was typed. The parameter
    ``as_of`` is today where it is not given, and the last day of a month or year.

    Parameters
    ----------
    query : Query
        Whose header declares the parameters.
    given : mapping
        Values by name.

    Returns
    -------
    dict
        A value for each declared parameter.

    Raises
    ------
    UsageError
        If one is missing, unknown, or of another type.
    """
    declared = {parameter.name: parameter for parameter in query.params}
    for name in given:
        if name not in declared:
            raise UsageError(f"{query.id} has no parameter {name!r}; {nearest(name, declared)}")
    values: dict[str, Any] = {}
    for name, parameter in declared.items():
        if name in given:
            values[name] = _fit(query, parameter, given[name])
        elif parameter.optional:
            values[name] = parameter.default
        elif name == "as_of":
            values[name] = today()
        else:
            raise UsageError(f"{query.id} needs {name}, {_WORDS[parameter.kind]}: add -p {name}=VALUE.")
    return values


def from_text(parameter: Parameter, text: str) -> Value:
    """A typed word as a value of the parameter's type.

    Raises
    ------
    ValueError
        If it is none.

    Examples
    --------
    >>> from_text(Parameter("provinces", "texts"), "31,32")
    ('31', '32')
    """
    match parameter.kind:
        case "integer":
            return int(text)
        case "number":
            return float(text)
        case "truth":
            if text.lower() not in _TRUTH:
                raise ValueError(text)
            return _TRUTH[text.lower()]
        case "texts":
            return tuple(part.strip() for part in text.replace("，", ",").replace("、", ",").split(",") if part.strip())
    return text


def _fit(query: Query, parameter: Parameter, given: Any) -> Value:
    wrong = UsageError(f"{query.id}: {parameter.name} is {given!r}, but it must be {_WORDS[parameter.kind]}.")
    value: Value = given
    if isinstance(given, str):
        try:
            value = from_text(parameter, given)
        except ValueError as error:
            raise wrong from error
    elif value is None and not (parameter.optional and parameter.default is None):
        raise wrong
    match parameter.kind, value:
        case _, None:
            return None
        case "date", str():
            date = iso_date(value, f"{query.id}: {parameter.name}")
            return last_day(date) if parameter.name == "as_of" else date
        case ("text", str()) | ("truth", bool()):
            return value
        case "integer", int() as number if not isinstance(number, bool):
            return number
        case "number", (int() | float()) as number if not isinstance(number, bool):
            return float(number)
        case "texts", list() | tuple() as items if all(isinstance(item, str) for item in items):
            return tuple(items)
    raise wrong
