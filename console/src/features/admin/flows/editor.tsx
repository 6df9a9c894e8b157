import { useEffect, useEffectEvent, useRef } from 'react';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import {
  bracketMatching,
  foldGutter,
  foldKeymap,
  HighlightStyle,
  indentOnInput,
  syntaxHighlighting,
} from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search';
import { EditorState } from '@codemirror/state';
import {
  drawSelection,
  EditorView,
  highlightActiveLine,
  highlightActiveLineGutter,
  keymap,
  lineNumbers,
} from '@codemirror/view';
import { tags } from '@lezer/highlight';
import type { Problem } from './text';

interface Props {
  label: string;
  /** The text at the beginning; a text from elsewhere comes with another `key`. */
  text: string;
  problems: Problem[];
  onChange: (text: string) => void;
}

/** The console's colours, light and dark alike. */
const theme = EditorView.theme({
  '&': { height: '100%', fontSize: '12.5px', backgroundColor: 'var(--cc-surface)' },
  '.cm-scroller': { fontFamily: "ui-monospace, 'Cascadia Mono', Menlo, monospace" },
  '.cm-content': { caretColor: 'var(--cc-text)' },
  '.cm-cursor': { borderLeftColor: 'var(--cc-text)' },
  '.cm-gutters': {
    backgroundColor: 'var(--cc-sunken)',
    color: 'var(--cc-muted)',
    borderRight: '1px solid var(--cc-border)',
  },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'var(--cc-accent-soft)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb, var(--cc-accent) 30%, transparent) !important',
  },
  '.cm-panels, .cm-tooltip': {
    backgroundColor: 'var(--cc-surface)',
    color: 'var(--cc-text)',
    borderColor: 'var(--cc-border)',
  },
});

const colours = HighlightStyle.define([
  { tag: [tags.definition(tags.propertyName), tags.propertyName], color: 'var(--cc-accent)' },
  { tag: [tags.comment, tags.lineComment], color: 'var(--cc-muted)', fontStyle: 'italic' },
  { tag: [tags.keyword, tags.bool, tags.null, tags.number], fontWeight: '600' },
]);

const extensions = [
  lineNumbers(),
  foldGutter(),
  lintGutter(),
  history(),
  drawSelection(),
  highlightActiveLine(),
  highlightActiveLineGutter(),
  highlightSelectionMatches(),
  indentOnInput(),
  bracketMatching(),
  syntaxHighlighting(colours),
  yaml(),
  theme,
  keymap.of([...defaultKeymap, ...historyKeymap, ...foldKeymap, ...searchKeymap, indentWithTab]),
];

function diagnosticsOf(state: EditorState, problems: Problem[]): Diagnostic[] {
  return problems.map(({ line, severity, code, message }) => {
    const { from, to } = state.doc.line(Math.min(Math.max(line, 1), state.doc.lines));
    return { from, to, severity, message: code ? `${message} [${code}]` : message };
  });
}

/** Edits a flow file with line numbers and with its problems beside them. Tab indents; Esc, then Tab leaves. */
export default function Editor({ label, text, problems, onChange }: Props) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const changed = useEffectEvent(onChange);
  const begin = useEffectEvent(() => ({ label, text }));
  useEffect(() => {
    if (!box.current) return;
    const first = begin();
    const made = new EditorView({
      parent: box.current,
      doc: first.text,
      extensions: [
        ...extensions,
        EditorView.contentAttributes.of({ 'aria-label': first.label, tabindex: '0' }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) changed(update.state.doc.toString());
        }),
      ],
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const shown = view.current;
    if (shown) shown.dispatch(setDiagnostics(shown.state, diagnosticsOf(shown.state, problems)));
  }, [problems]);
  return <div ref={box} style={{ height: '100%', minHeight: 0 }} />;
}
