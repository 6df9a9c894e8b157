import type { FormContent, Question, Section } from '../api';

/** The beginnings of a form, of a section and of a question, and lists with one thing changed. Pure. */
export const blankQuestion = (): Question => ({
  id: '',
  text: {},
  hint: {},
  kind: 'yes_no',
  points: 4,
  weight: 1,
  optional: true,
  critical: 'no',
});

export const blankSection = (): Section => ({
  id: '',
  name: {},
  weight: 1,
  questions: [blankQuestion()],
});

export const blankForm = (): FormContent => ({
  title: {},
  pass_mark: 0.8,
  sections: [blankSection()],
});

export const withOne = <T>(list: readonly T[], at: number, one: T): T[] =>
  list.map((each, place) => (place === at ? one : each));

export const without = <T>(list: readonly T[], at: number): T[] =>
  list.filter((_, place) => place !== at);
