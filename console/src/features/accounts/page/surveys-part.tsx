import { useQuery } from '@tanstack/react-query';
import { answer, api } from '@/shared/api/client';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { day } from '../format';
import { followWords } from './follow-words';
import { Rows } from './rows';
import css from './page.module.css';

/** What the people of an account answered to surveys, the newest first. */
export function SurveysPart({ account }: { account: string }) {
  const t = useWords(followWords);
  const code = useCodeWords(followWords);
  const language = useLanguage();
  const found = useQuery({
    queryKey: ['accounts', 'answers', account],
    queryFn: async () => {
      const { surveys } = await answer(api.GET('/api/v1/surveys'));
      const asked = surveys.map(({ id }) =>
        answer(
          api.GET('/api/v1/surveys/{id}/answers', { params: { path: { id }, query: { account } } }),
        ),
      );
      return (await Promise.all(asked))
        .flatMap(({ answers }) => answers)
        .sort((one, other) => other.at - one.at);
    },
  });
  return (
    <Rows
      title={t('answers')}
      none={t('answersNone')}
      of={found}
      id={({ id }) => id}
      columns={[t('asked'), t('title'), t('mark'), t('comment')]}
      row={(one) => [
        day(one.at, language),
        code('measure', one.measure, one.measure),
        <span key="mark" className={one.low ? css.late : undefined}>
          {t('markOf', { score: one.score, most: one.most })}
          {one.low && ` · ${t('low')}`}
        </span>,
        one.comment,
      ]}
    />
  );
}
