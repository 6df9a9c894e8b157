"""How the programs of flows are kept: the few that calls of a floor may still be in."""

from callcenter.ports.flow_programs import FlowProgram
from callcenter.storage.books.shelf import TEXT, Shelf

FLOW_PROGRAMS = (Shelf(FlowProgram, "flow_programs", {"floor": TEXT}),)
