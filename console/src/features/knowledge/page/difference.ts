import { diffWordsWithSpace } from 'diff';
import type { ArticleContent } from '../api';

/** A piece of a text: in both, only in the later, or only in the earlier one. */
export interface Piece {
  kind: 'same' | 'added' | 'removed';
  text: string;
}

/** Words are cut by the language, so that Chinese differs word by word as well. */
const segmenters = new Map<string, Intl.Segmenter>();

function segmenterOf(language: string): Intl.Segmenter {
  const known = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, known);
  return known;
}

/** What became of a text, piece by piece. Pure. */
export function difference(before: string, after: string, language: string): Piece[] {
  const pieces = diffWordsWithSpace(before, after, { intlSegmenter: segmenterOf(language) });
  return pieces.map(({ value, added, removed }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}

/** An edition as one text: title, body, and whom it is for. Pure. */
export function wholeText(content: ArticleContent, queue: (id: string) => string): string {
  const lists = [content.keywords, content.queues.map(queue), content.menus];
  const facts = lists.map((list) => list.join(', ')).filter((line) => line);
  return [content.title, '', content.text.trim(), ...(facts.length ? ['', ...facts] : [])].join(
    '\n',
  );
}
