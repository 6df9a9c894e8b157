/** Whether a number is shown whole; a masked one can neither be called nor looked for. */
export const isWhole = (number: string): boolean => /^\+\d+$/.test(number);
