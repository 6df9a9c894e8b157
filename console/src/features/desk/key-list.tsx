import { useWords } from '@/shared/i18n/words';
import { usePrefs } from '@/shared/prefs/prefs';
import { Key } from '@/shared/ui/marks';
import { Panel } from '@/shared/ui/panel';
import { deskWords, type DeskWord } from './words';
import css from './register.module.css';

const KEYS: readonly [string, DeskWord][] = [
  ['A', 'keyAccept'],
  ['D', 'keyDecline'],
  ['H', 'keyHold'],
  ['T', 'keyTransfer'],
  ['C', 'keyConsult'],
  ['R', 'keyRecording'],
  ['1–9', 'keyResult'],
  ['N', 'keyNote'],
  ['E', 'keyExtend'],
  ['F', 'keyFinish'],
  ['W', 'keyWork'],
];

/** The single-key shortcuts, shown while there is nothing to register. */
export function KeyList() {
  const t = useWords(deskWords);
  const { shortcuts } = usePrefs();
  return (
    <>
      <Panel title={t('register')}>
        <p className={css.hint}>{t('nothingToRegister')}</p>
      </Panel>
      <Panel title={t('keys')} className={css.keys}>
        {shortcuts ? (
          <dl className={css.keyList}>
            {KEYS.map(([key, word]) => (
              <div key={key}>
                <dt>{t(word)}</dt>
                <dd>
                  <Key>{key}</Key>
                </dd>
              </div>
            ))}
          </dl>
        ) : (
          <p className={css.hint}>{t('keysOff')}</p>
        )}
      </Panel>
    </>
  );
}
