"""What can be wrong with a script, by code."""

CODES: dict[str, str] = {
    "unreadable": "the file cannot be read, or is no YAML",
    "duplicate-key": "a key stands twice in one mapping",
    "unknown-step-type": "`do` names no step of the language",
    "unknown-attribute": "the step or the script has no such attribute",
    "missing-attribute": "a needed attribute is not there",
    "bad-value": "an attribute has a value of the wrong form",
    "contradiction": "values of one step exclude one another",
    "missing-step": "a link leads to a step that does not exist",
    "unreachable-step": "no way leads to the step",
    "no-way-out": "no way leads from the step to an `end`",
    "loop-without-input": "branches go round for ever without the agent doing anything",
    "unknown-name": "a name is used that nothing sets, no host tells and `facts` does not list",
    "stray-brace": "a brace in a text opens or closes no hole",
    "no-default-text": "a text lacks the script's default language",
    "missing-language": "a text lacks a language of the script (warning)",
    "unknown-language": "a language is used that the script does not list (warning)",
}
"""Every code with what it means."""
