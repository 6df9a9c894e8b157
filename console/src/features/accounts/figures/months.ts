/** The last whole months before a moment (seconds UTC), as the service takes them. Pure. */
export function lastMonths(count: number, now: number): { since: string; until: string } {
  const at = new Date(now * 1000);
  const month = (back: number) =>
    new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() - back, 1)).toISOString().slice(0, 7);
  return { since: month(count), until: month(1) };
}
