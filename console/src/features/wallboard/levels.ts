/** How a number stands to its thresholds; `none` where it has none. */
export type Level = 'none' | 'good' | 'warn' | 'alarm';

/** `warn` calls for a look, `alarm` for action. */
export interface Levels {
  warn: number;
  alarm: number;
}

const RANKS: Record<Level, number> = { none: 0, good: 1, warn: 2, alarm: 3 };

/** Of a share of which more is better: good from `warn` on, alarming at `alarm` and below. */
export function levelOfService(share: number | null, levels: Levels | null | undefined): Level {
  if (share === null || !levels) return 'none';
  if (share >= levels.warn) return 'good';
  return share <= levels.alarm ? 'alarm' : 'warn';
}

/** Of what should be small, such as a wait: beyond a level when it is greater. */
export function levelOfExcess(value: number | null, levels: Levels | null | undefined): Level {
  if (value === null || !levels) return 'none';
  if (value > levels.alarm) return 'alarm';
  return value > levels.warn ? 'warn' : 'good';
}

/** As `levelOfExcess`; a wait that is no cause for worry is not praised. */
export function levelOfWait(seconds: number | null, levels: Levels | null | undefined): Level {
  const level = levelOfExcess(seconds, levels);
  return level === 'good' ? 'none' : level;
}

export const rankOf = (level: Level): number => RANKS[level];

/** The gravest of several. */
export function gravest(levels: readonly Level[]): Level {
  return levels.reduce((worst, each) => (rankOf(each) > rankOf(worst) ? each : worst), 'none');
}
