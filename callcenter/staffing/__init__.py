"""How many agents a load of calls needs: Erlang's formulas and the forecast. Pure."""
