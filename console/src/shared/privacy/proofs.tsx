import { useQuery } from '@tanstack/react-query';
import { answer, api } from '../api/client';
import type { components } from '../api/schema';
import { useNames } from '../house/names';
import { day } from '../i18n/format';
import { useLanguage } from '../i18n/language';
import { useCodeWords, useWords } from '../i18n/words';
import { Nothing, State } from '../ui/state';
import { privacyWords } from './words';
import css from './privacy.module.css';

type Proof = components['schemas']['Erased'];

/** The proofs of a person's erasure: what went, what stays locked, and why (EU-03). */
export function Proofs({ person }: { person: string }) {
  const t = useWords(privacyWords);
  const found = useQuery({
    queryKey: ['people', 'erasures', person],
    queryFn: () =>
      answer(api.GET('/api/v1/people/{id}/erasures', { params: { path: { id: person } } })),
  });
  return (
    <>
      <State of={found} />
      {found.data?.erasures.length === 0 && <Nothing title={t('noProof')} />}
      {found.data?.erasures.map((proof) => (
        <ProofText key={proof.id} proof={proof} />
      ))}
    </>
  );
}

function ProofText({ proof }: { proof: Proof }) {
  const t = useWords(privacyWords);
  const code = useCodeWords(privacyWords);
  const names = useNames();
  const language = useLanguage();
  const locked = Object.entries(proof.locked);
  const also = Object.entries(proof.also);
  return (
    <div>
      <p>{t('proofBy', { when: day(proof.at, language), who: names.user(proof.by) })}</p>
      {proof.request && <p>{t('asked', { text: proof.request })}</p>}
      <p className={css.head}>{t('kept')}</p>
      {locked.length === 0 && <p>{t('keptNone')}</p>}
      <ul className={css.list}>
        {locked.map(([what, why]) => (
          <li key={what}>
            {code('locked', what, what)}: {code('why', what, why)}
          </li>
        ))}
      </ul>
      <p className={css.head}>{t('removed')}</p>
      <p>{proof.removed.map((field) => code('field', field, field)).join(', ')}</p>
      {also.length > 0 && (
        <>
          <p className={css.head}>{t('also')}</p>
          <p>{also.map(([kind, n]) => `${code('kind', kind, kind)}: ${n}`).join(', ')}</p>
        </>
      )}
      {proof.recordings > 0 && <p>{t('recordings', { n: proof.recordings })}</p>}
      {proof.waiting.length > 0 && <p>{t('waiting', { n: proof.waiting.length })}</p>}
    </div>
  );
}
