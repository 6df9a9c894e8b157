/** Seconds UTC as a datetime field writes them, in the browser's zone; '' for 0. */
export function fieldTime(at: number): string {
  if (!at) return '';
  const date = new Date(at * 1000);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The other way round; 0 for nothing. */
export const timeOf = (text: string): number => (text ? new Date(text).getTime() / 1000 : 0);
