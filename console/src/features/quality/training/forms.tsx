import type { Values } from '@/shared/form/fields';
import { FormDialog } from '@/shared/form/form-dialog';
import { useHouse } from '@/shared/house/house';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useWords } from '@/shared/i18n/words';
import { useRefresh } from '../api';
import { enterResult, saveCourse, type Course } from './api';
import { trainingWords } from './words';

interface Props {
  of: Course | null;
  close: () => void;
}

/** Writes a course, or a new one. */
export function CourseForm({ of, close }: Props) {
  const t = useWords(trainingWords);
  const refresh = useRefresh();
  const send = (values: Values) =>
    saveCourse(of?.id ?? '', {
      version: of?.version ?? 0,
      name: Object.fromEntries(
        [
          ['en', String(values.en).trim()],
          ['zh-CN', String(values.zh).trim()],
        ].filter(([, text]) => text),
      ) as Record<string, string>,
      text: String(values.text),
      skill: String(values.skill).trim(),
      level: Number(values.level),
      valid_days: Number(values.validDays),
      warn_days: Number(values.warnDays),
      pass_mark: Number(values.passMark) / 100,
      retired: values.retired === 'yes',
    });
  return (
    <FormDialog
      title={t(of ? 'change' : 'add')}
      fields={[
        { key: 'en', label: t('nameEn'), required: true },
        { key: 'zh', label: t('nameZh') },
        { key: 'skill', label: t('skill'), hint: t('skillHint') },
        { key: 'level', label: t('level'), kind: 'count', min: 0, max: 10, hint: t('levelHint') },
        { key: 'validDays', label: t('validDays'), kind: 'count', min: 0, max: 36500 },
        { key: 'warnDays', label: t('warnDays'), kind: 'count', min: 0, max: 3650 },
        { key: 'passMark', label: t('passMark'), kind: 'count', min: 0, max: 100 },
        {
          key: 'retired',
          label: t('state'),
          kind: 'choice',
          options: [
            ['', t('unretire')],
            ['yes', t('retired')],
          ],
        },
        { key: 'text', label: t('text'), kind: 'area' },
      ]}
      values={{
        en: of?.name.en ?? '',
        zh: of?.name['zh-CN'] ?? '',
        skill: of?.skill ?? '',
        level: of?.level ?? 0,
        validDays: of?.valid_days ?? 365,
        warnDays: of?.warn_days ?? 30,
        passMark: Math.round((of?.pass_mark ?? 0.8) * 100),
        retired: of?.retired ? 'yes' : '',
        text: of?.text ?? '',
      }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}

/** Enters how an agent did in the course's test. */
export function ResultForm({ course, close }: { course: Course; close: () => void }) {
  const t = useWords(trainingWords);
  const language = useLanguage();
  const refresh = useRefresh();
  const { agents } = useHouse();
  const send = (values: Values) =>
    enterResult(course.id, {
      agent: String(values.agent),
      share: Number(values.share) / 100,
      at: 0,
      note: String(values.note),
    });
  return (
    <FormDialog
      title={`${t('enter')}: ${nameIn(course.name, language)}`}
      fields={[
        {
          key: 'agent',
          label: t('agent'),
          kind: 'choice',
          required: true,
          options: agents.map(({ id, name }) => [id, name || id] as const),
        },
        { key: 'share', label: t('share'), kind: 'count', min: 0, max: 100, required: true },
        { key: 'note', label: t('note'), kind: 'area' },
      ]}
      values={{ agent: '', share: 0, note: '' }}
      send={send}
      refresh={refresh}
      close={close}
    />
  );
}
