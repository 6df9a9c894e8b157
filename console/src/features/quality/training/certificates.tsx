import { useState } from 'react';
import { Button } from 'antd';
import { FormDialog } from '@/shared/form/form-dialog';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { ListFrame, ListTable } from '@/shared/page/list';
import { useMay } from '@/shared/session/permissions';
import { useRefresh } from '../api';
import { revokeCertificate, useCertificates, type CertificateLine, type Course } from './api';
import { trainingWords } from './words';
import page from '@/shared/page/page.module.css';

const day = (at: number, language: string) =>
  new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(at * 1000));

/** Who holds which certificate, the next to end first. */
export function Certificates({ courses }: { courses: readonly Course[] }) {
  const t = useWords(trainingWords);
  const found = useCertificates('');
  const lines = found.data ?? [];
  return (
    <ListFrame
      label={t('certificates')}
      of={found}
      count={lines.length}
      none={t('certificatesNone')}
    >
      <ListTable
        label={t('certificates')}
        columns={[t('agent'), t('course'), t('granted'), t('expires'), t('state'), t('acts')]}
      >
        {lines.map((line) => (
          <Row
            key={line.certificate.id}
            line={line}
            course={courses.find(({ id }) => id === line.certificate.course)}
          />
        ))}
      </ListTable>
    </ListFrame>
  );
}

function Row({ line, course }: { line: CertificateLine; course: Course | undefined }) {
  const t = useWords(trainingWords);
  const names = useNames();
  const language = useLanguage();
  const manages = useMay('manage_quality');
  const [open, setOpen] = useState(false);
  const { certificate, holds } = line;
  const standing = certificate.warned_at ? 'soon' : 'holds';
  const state = certificate.revoked_at ? 'revoked' : holds ? standing : 'ended';
  return (
    <tr>
      <td>{names.agent(certificate.agent)}</td>
      <td>{nameIn(course?.name, language) || certificate.course}</td>
      <td>{day(certificate.granted_at, language)}</td>
      <td>{certificate.expires_at ? day(certificate.expires_at, language) : t('forGood')}</td>
      <td className={state === 'holds' ? page.good : page.late} title={certificate.reason}>
        {t(state)}
      </td>
      <td>
        {manages && holds && (
          <Button size="small" danger onClick={() => setOpen(true)}>
            {t('revoke')}
          </Button>
        )}
        {open && <Revoke line={line} close={() => setOpen(false)} />}
      </td>
    </tr>
  );
}

function Revoke({ line, close }: { line: CertificateLine; close: () => void }) {
  const t = useWords(trainingWords);
  const refresh = useRefresh();
  const { id, version } = line.certificate;
  return (
    <FormDialog
      title={t('revoke')}
      intro={t('revokeHint')}
      okText={t('revoke')}
      danger
      fields={[{ key: 'reason', label: t('reason'), kind: 'area', required: true }]}
      values={{ reason: '' }}
      send={({ reason }) => revokeCertificate(id, { version, reason: String(reason) })}
      refresh={refresh}
      close={close}
    />
  );
}
