import { Spin } from 'antd';
import { useWords } from '@/shared/i18n/words';
import { uiWords } from '@/shared/ui/words';
import css from './app.module.css';

export function Waiting() {
  const t = useWords(uiWords);
  return (
    <div className={css.middle} role="status" aria-label={t('loading')}>
      <Spin />
    </div>
  );
}
