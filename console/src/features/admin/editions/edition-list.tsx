import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import type { Edition } from '../api/configuration';
import { Empty } from '../states';
import { adminWords } from '../words';
import css from './editions.module.css';

interface Props {
  editions: readonly Edition[];
  chosen: number;
  choose: (version: number) => void;
}

/** Versions, the newest first, with who and when. */
export function EditionList({ editions, chosen, choose }: Props) {
  const t = useWords(adminWords);
  const language = useLanguage();
  const names = useNames();
  if (editions.length === 0) return <Empty title={t('historyEmpty')} />;
  return (
    <ul className={css.editions}>
      {editions.map(({ version, at, by }, index) => (
        <li key={version}>
          <button type="button" aria-pressed={version === chosen} onClick={() => choose(version)}>
            <strong>
              {t('version')} {version}
            </strong>
            {index === 0 && <span className={css.now}>{t('inForce')}</span>}
            <span className={css.by}>
              {names.user(by)} · {moment(at, serverNow(), language)}
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}
