import { errorCode } from '@/shared/api/errors';
import { useErrorText } from '@/shared/i18n/error-words';
import { useWords } from '@/shared/i18n/words';
import type { Problem } from './text';
import { flowWords } from './words';
import css from './flows.module.css';

interface Props {
  problems: Problem[];
  checking: boolean;
  error: Error | null;
}

/** What is wrong with the text, by line. */
export function ProblemList({ problems, checking, error }: Props) {
  const t = useWords(flowWords);
  const errorText = useErrorText();
  const count = problems.length;
  const words = count === 0 ? t('fine') : t(count === 1 ? 'problemsOne' : 'problems', { count });
  return (
    <div className={css.problems}>
      <p role="status">{checking ? t('checking') : error ? errorText(errorCode(error)) : words}</p>
      <ul>
        {problems.map((problem, index) => (
          <li key={index} className={css[problem.severity]}>
            <strong>{t('line', { line: problem.line })}</strong> {problem.message}{' '}
            {problem.code && <code>{problem.code}</code>}
          </li>
        ))}
      </ul>
    </div>
  );
}
