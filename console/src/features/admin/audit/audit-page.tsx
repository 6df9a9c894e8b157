import { useState } from 'react';
import { Button, Input, Select } from 'antd';
import { RefreshCw } from 'lucide-react';
import { useLanguage } from '@/shared/i18n/language';
import { useCodeWords, useWords } from '@/shared/i18n/words';
import { useAudit, type AuditLine } from '../api/audit';
import { readable } from '../document/change-table';
import { Empty, Failed, Loading, PageHead } from '../states';
import { adminWords } from '../words';
import { auditWords } from './words';
import page from '../admin.module.css';

const KINDS = ['sign', 'user.', 'configuration.', 'flow.', 'recording.'] as const;

/** Who did what when, the newest first. */
export function AuditPage() {
  const t = useWords(auditWords);
  const [who, setWho] = useState('');
  const [what, setWhat] = useState('');
  const trail = useAudit(who, what);
  return (
    <div className={page.scroll}>
      <PageHead title={useWords(adminWords)('page.audit')}>
        <Input.Search
          allowClear
          aria-label={t('who')}
          placeholder={t('anybody')}
          style={{ width: 180 }}
          onSearch={(name) => setWho(name.trim())}
        />
        <Select
          aria-label={t('what')}
          style={{ width: 180 }}
          value={what}
          options={[
            { value: '', label: t('anything') },
            ...KINDS.map((value) => ({ value: value, label: t(`kind.${value}`) })),
          ]}
          onChange={setWhat}
        />
        <Button
          aria-label={t('refresh')}
          title={t('refresh')}
          icon={<RefreshCw size={14} aria-hidden />}
          loading={trail.isFetching && !trail.isFetchingNextPage}
          onClick={() => void trail.refetch()}
        />
      </PageHead>
      <Trail trail={trail} />
    </div>
  );
}

function Trail({ trail }: { trail: ReturnType<typeof useAudit> }) {
  const t = useWords(auditWords);
  if (trail.isError) return <Failed error={trail.error} retry={() => void trail.refetch()} />;
  if (!trail.data) return <Loading />;
  const lines = trail.data.pages.flat();
  if (lines.length === 0) return <Empty title={t('none')} />;
  return (
    <section className={page.card} aria-busy={trail.isFetching}>
      <table className={page.table}>
        <thead>
          <tr>
            <th scope="col">{t('when')}</th>
            <th scope="col">{t('who')}</th>
            <th scope="col">{t('what')}</th>
            <th scope="col">{t('detail')}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <Line key={line.id} line={line} />
          ))}
        </tbody>
      </table>
      <div className={page.empty}>
        {trail.hasNextPage ? (
          <Button loading={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {t('older')}
          </Button>
        ) : (
          <span>{t('end')}</span>
        )}
      </div>
    </section>
  );
}

function Line({ line }: { line: AuditLine }) {
  const language = useLanguage();
  const find = useCodeWords(auditWords);
  const at = new Intl.DateTimeFormat(language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    hour12: false,
  });
  return (
    <tr>
      <td className={page.number}>{at.format(new Date(line.at * 1000))}</td>
      <td>{line.who}</td>
      <td>{find('what', line.what, line.what)}</td>
      <td className={page.value}>
        {Object.entries(line.detail)
          .map(([name, value]) => `${name}: ${readable(value)}`)
          .join(' · ')}
      </td>
    </tr>
  );
}
