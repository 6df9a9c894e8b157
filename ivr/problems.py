"""What can be wrong with a flow file, by code."""

CODES: dict[str, str] = {
    "unreadable": "the file cannot be read, or is no YAML",
    "duplicate-key": "a key stands twice in one mapping",
    "unknown-step-type": "`do` names no step of the language",
    "unknown-attribute": "the step or the flow has no such attribute",
    "missing-attribute": "a needed attribute is not there",
    "bad-value": "an attribute has a value of the wrong form",
    "contradiction": "values of one step exclude one another",
    "missing-step": "a link leads to a step that does not exist",
    "unreachable-step": "no way leads to the step",
    "loop-without-input": "the call can go round for ever without the caller doing anything",
    "unknown-name": "a name is used that nothing sets and `facts` does not list",
    "stray-brace": "a brace in a text opens or closes no hole",
    "secret-spoken": "a text would speak a secret",
    "no-default-text": "a text lacks the flow's default language",
    "missing-language": "a text lacks a language of the flow (warning)",
    "unknown-language": "a language is used that the flow does not list (warning)",
    "unknown-flow": "`goto` names a flow that does not exist",
    "duplicate-flow": "two files hold a flow of the same name",
    "endless-calls": "flows call one another in a circle and never return",
}
"""Every code with what it means."""
