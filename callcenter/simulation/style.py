"""How a report looks: light and dark, wide and narrow, on the screen and on paper."""

STYLE = """
:root { color-scheme: light dark; --ink: light-dark(#1c2230, #e6e9f0); --soft: light-dark(#566, #9aa5b5);
  --ground: light-dark(#fff, #14181f); --card: light-dark(#f6f7fa, #1d232d);
  --s0: light-dark(#1f5fd0, #7aa8ff); --s1: light-dark(#b04a10, #ffa36b);
  --rule: light-dark(#dde1e8, #333b48); }
* { box-sizing: border-box; }
body { font: 15px/1.5 system-ui, "Noto Sans CJK SC", sans-serif; color: var(--ink); background: var(--ground);
  max-width: 68rem; margin: 0 auto; padding: 2rem 1.25rem 3rem; font-variant-numeric: tabular-nums; }
h1 { font-size: 1.6rem; line-height: 1.25; margin: 0; } h2 { font-size: 1.15rem; margin: 2.5rem 0 .75rem; }
h3 { font-size: .95rem; margin: 0 0 .25rem; }
p { margin: .25rem 0; } .soft, small { color: var(--soft); }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: .75rem;
  margin: 1.25rem 0 0; }
.tile { background: var(--card); border-radius: .5rem; padding: .75rem 1rem; }
.tile b { display: block; font-size: 1.45rem; line-height: 1.3; font-weight: 600; }
.tile span { display: block; color: var(--soft); font-size: .85rem; }
.charts { margin-top: .75rem; display: grid;
  grid-template-columns: repeat(auto-fit, minmax(min(28rem, 100%), 1fr));
  gap: 1.5rem 2rem; }
.chart { margin: 0; } .scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; }
th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
th { font-weight: 600; } thead th { color: var(--soft); font-weight: 500; font-size: .85rem; }
th:first-child, td:first-child { text-align: left; padding-left: 0; white-space: normal; min-width: 9.5rem; }
tbody th { padding-top: 1rem; font-size: .85rem; color: var(--soft); }
td.chance { color: var(--soft); }
details { border-bottom: 1px solid var(--rule); padding: .4rem 0; }
summary { cursor: pointer; font-weight: 600; }
details table { margin: .25rem 0 1rem; }
svg { display: block; width: 100%; height: auto; } svg text { font-size: 13px; fill: var(--soft); }
.grid { stroke: var(--rule); } .line { fill: none; stroke-width: 2.5; } .band { opacity: .18; }
.line.s0 { stroke: var(--s0); } .line.s1 { stroke: var(--s1); stroke-dasharray: 7 4; }
.dot { fill: transparent; } .band.s0 { fill: var(--s0); } .band.s1 { fill: var(--s1); }
.key0 { color: var(--s0); } .key1 { color: var(--s1); } .key { margin-right: 1.25rem; font-weight: 600; }
@media print { details { break-inside: avoid; } body { max-width: none; padding: 0; } }
"""
