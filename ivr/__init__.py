"""A language for call flows; it knows nothing of the call centre.

`ivr.check.build` and `ivr.library.Library` make programs of flow files,
`ivr.interpreter` walks a call through one: `start`, `advance`, `again`. What
goes in is in `ivr.inputs`, what comes out in `ivr.outputs` and `ivr.state`.
"""
