import { Link } from 'react-router';
import { useNames } from '@/shared/house/names';
import { moment } from '@/shared/i18n/format';
import { useLanguage } from '@/shared/i18n/language';
import { useWords } from '@/shared/i18n/words';
import { serverNow } from '@/shared/live/live';
import { Add } from '@/shared/page/add';
import { ListFrame, ListTable } from '@/shared/page/list';
import { SectionPage } from '@/shared/page/sections';
import { useMay } from '@/shared/session/permissions';
import { useCampaigns, type Campaign } from './api';
import { CampaignForm } from './campaign-form';
import { purposeWord } from './kinds';
import { StateMark } from './state-mark';
import { campaignWords } from './words';
import css from '@/shared/page/page.module.css';
import table from '@/shared/table/table.module.css';

/** All campaigns, the newest first. */
export function CampaignList() {
  const t = useWords(campaignWords);
  const runs = useMay('run_campaigns');
  const found = useCampaigns();
  const campaigns = found.data ?? [];
  const columns = [t('name'), t('state'), t('mode'), t('purpose'), t('queue'), t('since')];
  return (
    <SectionPage title={t('title')}>
      {runs && (
        <div className={css.bar}>
          <Add name={t('add')}>{(close) => <CampaignForm close={close} />}</Add>
        </div>
      )}
      <ListFrame
        label={t('title')}
        of={found}
        count={campaigns.length}
        none={t('none')}
        hint={t('noneHint')}
      >
        <ListTable label={t('title')} columns={columns}>
          {campaigns.map((campaign) => (
            <Row key={campaign.id} campaign={campaign} />
          ))}
        </ListTable>
      </ListFrame>
    </SectionPage>
  );
}

function Row({ campaign }: { campaign: Campaign }) {
  const t = useWords(campaignWords);
  const names = useNames();
  const language = useLanguage();
  const { id, name, state, mode, purpose, queue, since } = campaign;
  return (
    <tr>
      <td>
        <Link className={table.link} to={`/campaigns/${id}`}>
          {name}
        </Link>
      </td>
      <td>
        <StateMark state={state} />
      </td>
      <td>{t(`mode.${mode}`)}</td>
      <td>{t(purposeWord(purpose))}</td>
      <td>{names.queue(queue)}</td>
      <td>{moment(since, serverNow(), language)}</td>
    </tr>
  );
}
