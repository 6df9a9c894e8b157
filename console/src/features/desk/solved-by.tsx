import { Button } from 'antd';
import { BookCheck, X } from 'lucide-react';
import { useWords } from '@/shared/i18n/words';
import { sideWords } from './side-words';
import type { Solution } from './use-draft';
import css from './register.module.css';

/** The article that solved the contact, as it will be registered. */
export function SolvedBy({ solution, takeBack }: { solution: Solution; takeBack: () => void }) {
  const t = useWords(sideWords);
  return (
    <p className={css.solved}>
      <BookCheck size={14} aria-hidden />
      <span>{t('solvedByArticle', { title: solution.title })}</span>
      <Button
        type="text"
        size="small"
        icon={<X size={14} aria-hidden />}
        aria-label={t('takeBack')}
        title={t('takeBack')}
        onClick={takeBack}
      />
    </p>
  );
}
