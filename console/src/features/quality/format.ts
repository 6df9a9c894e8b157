import type { Judgement, Question } from './api';

/** A share 0..1 as a percentage with one digit; a dash where there is nothing to divide by. Pure. */
export const percent = (share: number | null): string =>
  share === null ? '–' : `${(share * 100).toFixed(1)} %`;

/** The answers with one of them given or changed; undefined takes it back. Pure. */
export function answered(
  answers: readonly Judgement[],
  question: string,
  change: Partial<Judgement>,
): Judgement[] {
  const before = answers.find((each) => each.question === question);
  const after: Judgement = { value: null, comment: '', ...before, question, ...change };
  return before ? answers.map((each) => (each === before ? after : each)) : [...answers, after];
}

/** The questions that have no answer yet. Pure. */
export const open = (questions: readonly Question[], answers: readonly Judgement[]): Question[] =>
  questions.filter(({ id }) => !answers.some((each) => each.question === id));
