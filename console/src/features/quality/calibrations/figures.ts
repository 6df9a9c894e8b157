/** A figure with two digits; a dash where there is none. Pure. */
export const figure = (value: number | null): string => (value === null ? '–' : value.toFixed(2));

/** A share -1..1 as a percentage with its sign; a dash where there is none. Pure. */
export const signed = (share: number | null): string =>
  share === null ? '–' : `${share > 0 ? '+' : ''}${(share * 100).toFixed(1)} %`;
