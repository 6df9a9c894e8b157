/** One thing that is wrong with a flow file. */
export interface Problem {
  line: number;
  severity: 'error' | 'warning';
  code: string;
  message: string;
}

const PROBLEM = /^[^:]*:(\d+): (error|warning) \[([\w-]+)\] (.*)$/s;

/** Reads what the service says: `main.yaml:12: error [missing-step] ...`. */
export function problemOf(text: string): Problem {
  const [, line, severity, code = '', message = ''] = PROBLEM.exec(text) ?? [];
  if (!line) return { line: 1, severity: 'error', code: '', message: text };
  return { line: Number(line), severity: severity as Problem['severity'], code, message };
}

/** The name of the flow in a file: what other flows and numbers call it. */
export const flowName = (text: string): string =>
  /^flow:[ \t]*["']?([\w-]+)/m.exec(text)?.[1] ?? '';

/** The value that a word stands for in the facts of a call. */
function factOf(word: string): string | number | boolean {
  if (word === 'true' || word === 'false') return word === 'true';
  // A telephone number or 007 stays a word.
  return /^-?(0|[1-9]\d{0,14})$/.test(word) ? Number(word) : word;
}

export type Facts = { [name: string]: string | number | boolean | Facts };

/** What is known of a caller, out of lines such as `tier=A`; a dot makes a mapping: `open.main=true`. */
export function factsOf(text: string): Facts {
  const facts: Facts = {};
  for (const line of text.split('\n')) {
    const [name = '', ...value] = line.split('=');
    const path = name.trim().split('.');
    const last = path.pop();
    if (!last || value.length === 0) continue;
    let here = facts;
    for (const part of path) {
      const next = here[part];
      here = here[part] = typeof next === 'object' ? next : {};
    }
    here[last] = factOf(value.join('=').trim());
  }
  return facts;
}

export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** The line's number in the old text, in the new text; null where it is in the other alone. */
  old: number | null;
  now: number | null;
}

/** The difference of two texts by lines: the longest common part stays. */
export function lineDiff(before: string, after: string): DiffLine[] {
  const [a, b] = [before.split('\n'), after.split('\n')];
  const longest = lengths(a, b);
  const lines: DiffLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ kind: 'same', text: left, old: ++i, now: ++j });
    } else if (
      right === undefined ||
      (left !== undefined && at(longest, i + 1, j) >= at(longest, i, j + 1))
    ) {
      lines.push({ kind: 'removed', text: left ?? '', old: ++i, now: null });
    } else {
      lines.push({ kind: 'added', text: right, old: null, now: ++j });
    }
  }
  return lines;
}

const at = (table: Uint16Array[], row: number, column: number): number => table[row]?.[column] ?? 0;

/** How many lines the rest of both texts have in common, for every place in both. */
function lengths(a: string[], b: string[]): Uint16Array[] {
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--) {
      const row = table[i];
      if (row)
        row[j] =
          a[i] === b[j]
            ? at(table, i + 1, j + 1) + 1
            : Math.max(at(table, i + 1, j), at(table, i, j + 1));
    }
  return table;
}

/** The changed lines with `around` lines beside them; null stands for a gap. */
export function hunks(lines: DiffLine[], around = 3): (DiffLine | null)[] {
  const near = new Set<number>();
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    for (let each = index - around; each <= index + around; each++) near.add(each);
  });
  return lines.flatMap((line, index) => {
    if (near.has(index)) return [line];
    return index === 0 || near.has(index - 1) ? [null] : [];
  });
}
