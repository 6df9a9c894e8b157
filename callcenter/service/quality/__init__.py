"""Quality of service and performance of agents: what people do with it."""
