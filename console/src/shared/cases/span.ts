/** A span of seconds in its two largest units: 3 d 4 h, 4 h 10 min, 9 min. Pure. */
export function spanOf(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  const [days, hours, rest] = [
    Math.floor(minutes / 1440),
    Math.floor(minutes / 60) % 24,
    minutes % 60,
  ];
  if (days > 0) return hours ? `${days} d ${hours} h` : `${days} d`;
  if (hours > 0) return rest ? `${hours} h ${rest} min` : `${hours} h`;
  return `${rest} min`;
}
