import { useState } from 'react';
import { Button } from 'antd';
import { Download, UserPlus } from 'lucide-react';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { Panel } from '@/shared/ui/panel';
import { Nothing, State } from '@/shared/ui/state';
import { useLists } from './api';
import { AddRecord } from './add-record';
import { campaignWords } from './words';

/** The lists of a campaign, each with where it came from. */
export function Lists({ id }: { id: string }) {
  const t = useWords(campaignWords);
  const language = useLanguage();
  const runs = useMay('run_campaigns');
  const [adding, setAdding] = useState('');
  const found = useLists(id);
  const lists = found.data ?? [];
  return (
    <Panel title={t('lists')}>
      <State of={found} />
      {found.isSuccess && lists.length === 0 && <Nothing title={t('noLists')} />}
      {lists.length > 0 && (
        <ListTable
          label={t('lists')}
          columns={[t('name'), t('source'), t('consent'), t('records'), t('taken'), '']}
        >
          {lists.map(({ id: list, name, source, consent, rows, refused, at }) => (
            <tr key={list}>
              <td>{name}</td>
              <td>{source}</td>
              <td>{[consent.how, consent.proof].filter(Boolean).join(', ') || t('noConsent')}</td>
              <td>{t('rowsOf', { added: rows - refused, rows })}</td>
              <td>{moment(at, serverNow(), language)}</td>
              <td>
                {runs && (
                  <Button
                    size="small"
                    type="text"
                    aria-label={t('addRecordTo', { name })}
                    title={t('addRecord')}
                    icon={<UserPlus size={14} aria-hidden />}
                    onClick={() => setAdding(list)}
                  />
                )}
                <Button
                  size="small"
                  type="text"
                  aria-label={t('exportOf', { name })}
                  title={t('export')}
                  icon={<Download size={14} aria-hidden />}
                  href={`/api/v1/campaigns/${id}/export?list=${list}`}
                  download
                />
              </td>
            </tr>
          ))}
        </ListTable>
      )}
      {adding && <AddRecord list={adding} close={() => setAdding('')} />}
    </Panel>
  );
}
