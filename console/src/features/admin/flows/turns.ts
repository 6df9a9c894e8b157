import type { components } from '@/shared/api/schema';

type Raw = components['schemas']['TriedTurn'];

/** One turn of a call that is only tried, as the panel shows it. */
export interface TryTurn {
  /** What the caller did before it; null where nothing was asked. */
  said: string | null;
  prompts: { text: string; language: string; recorded: boolean }[];
  expect: { kind: string; name: string } | null;
  exit: { kind: string; detail: string } | null;
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : '';

/** Reads the turns out of what the service sends, whose parts depend on their kind. */
export function turnsOf(turns: readonly Raw[]): TryTurn[] {
  return turns.map(({ said, prompts, expect, exit }) => ({
    said,
    prompts: prompts.map((prompt) => {
      const { prompt: kind, text: words, audio, language } = prompt as Record<string, unknown>;
      const recorded = kind === 'play';
      return { text: text(recorded ? audio : words), language: text(language), recorded };
    }),
    expect: expect && expectOf(expect as Record<string, unknown>),
    exit: exit && exitOf(exit as Record<string, unknown>),
  }));
}

const expectOf = ({ expect, name }: Record<string, unknown>) => ({
  kind: text(expect),
  name: text(name),
});

/** Skills with the least proficiency, as the language shows them: `german(3), pumps`. */
const levels = (value: unknown): string =>
  Object.entries((value ?? {}) as Record<string, number>)
    .map(([skill, level]) => (level > 1 ? `${skill}(${level})` : skill))
    .join(', ');

function exitOf({ exit, ...rest }: Record<string, unknown>) {
  const parts = Object.entries(rest).flatMap(([name, value]) => {
    const words = name === 'skills' || name === 'preferred' ? levels(value) : text(value);
    return words ? [`${name}: ${words}`] : [];
  });
  return { kind: text(exit), detail: parts.join(' · ') };
}
