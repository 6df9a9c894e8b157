import { packed, rowsOf, type Values } from '@/shared/form/fields';
import { fieldTime, timeOf } from '@/shared/form/time';
import type { Evaluation } from '../api';
import type { Note, NoteText } from './api';

type Seen = NoteText['seen'][number];

/** The last part of a contact's address, or its id as it is. Pure. */
export const contactIn = (text: string): string => {
  const last = text.trim().split('/').at(-1) ?? '';
  return decodeURIComponent(last.split('?')[0] ?? '');
};

/** A note as the form holds it. Pure. */
export const valuesOf = (note: Note): Values => ({
  title: note.title,
  text: note.text,
  seen: packed(
    note.seen.map(({ text, contact, evaluation, question }) => ({
      text,
      contact,
      evaluation,
      question,
    })),
  ),
  agreed: packed(
    note.agreed.map(({ text, who, due }) => ({ text, who, due: due ? fieldTime(due) : '' })),
  ),
  follow_up_at: fieldTime(note.follow_up_at),
});

/** What the form holds as it is sent; `contacts` are those of the evaluations. Pure. */
export function textOf(
  values: Values,
  version: number,
  contacts: ReadonlyMap<string, string>,
): NoteText {
  return {
    version,
    title: String(values.title).trim(),
    text: String(values.text),
    seen: rowsOf(values.seen).map((row) => {
      const evaluation = String(row.evaluation ?? '');
      return {
        text: String(row.text ?? ''),
        contact: contactIn(String(row.contact ?? '')) || (contacts.get(evaluation) ?? ''),
        evaluation,
        question: evaluation ? String(row.question ?? '') : '',
      };
    }),
    agreed: rowsOf(values.agreed).map((row) => ({
      text: String(row.text ?? ''),
      who: row.who === 'coach' ? 'coach' : 'agent',
      due: timeOf(String(row.due ?? '')),
    })),
    follow_up_at: timeOf(String(values.follow_up_at)),
  };
}

/** What an evaluation saw amiss, as the beginning of a note: each question that lost points. Pure. */
export function seenIn(of: Evaluation, named: (text: Record<string, string>) => string): Seen[] {
  const questions = of.content.sections.flatMap((section) => section.questions);
  const lost = of.answers.flatMap(({ question, value, comment }) => {
    const asked = questions.find(({ id }) => id === question);
    const best = asked?.kind === 'scale' ? asked.points : 1;
    return asked && value !== null && value < best
      ? [{ question, text: comment || named(asked.text) }]
      : [];
  });
  const from = { contact: of.about.contact, evaluation: of.id };
  return lost.length > 0
    ? lost.map((line) => ({ ...from, ...line }))
    : [{ ...from, text: of.comment, question: '' }];
}
