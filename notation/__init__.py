"""What the languages of the house share: YAML with its lines, problems, texts with holes, conditions, graphs.

Pure, and below both: call flows (`ivr`) and scripts of talks (`callcenter.outbound.scripts`).
"""
