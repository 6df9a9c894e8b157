import { Input, Select, Switch } from 'antd';
import { LANGUAGE_NAMES, LANGUAGES } from '@/shared/i18n/language';
import { useHouse } from '@/shared/house/house';
import { useWords } from '@/shared/i18n/words';
import { Field } from '../fields/field';
import { ROLES } from './roles';
import { userWords } from './words';
import css from '../fields/fields.module.css';

export interface UserDraft {
  display: string;
  agent: string;
  roles: string[];
  language: string;
  email: string;
  active: boolean;
}

interface Props {
  draft: UserDraft;
  change: (change: Partial<UserDraft>) => void;
  /** Somebody who edits themselves keeps the way in. */
  own?: boolean;
  /** Somebody new may sign in. */
  fresh?: boolean;
}

/** What there is to say of a user beside the name and the password. */
export function UserFields({ draft, change, own = false, fresh = false }: Props) {
  const t = useWords(userWords);
  const { agents } = useHouse();
  const roles = [...new Set<string>([...ROLES, ...draft.roles])];
  const known: readonly string[] = ROLES;
  return (
    <div className={css.fields}>
      <Field label={t('display')}>
        {(ids) => (
          <Input
            {...ids}
            className={css.wide ?? ''}
            value={draft.display}
            onChange={({ target }) => change({ display: target.value })}
          />
        )}
      </Field>
      <Field label={t('roles')} hint={own ? t('ownAccount') : ''}>
        {(ids) => (
          <Select
            {...ids}
            mode="multiple"
            className={css.wide ?? ''}
            value={draft.roles}
            options={roles.map((role) => ({
              value: role,
              label: known.includes(role) ? t(`role.${role}` as 'role.agent') : role,
              disabled: own && role === 'administrator',
            }))}
            onChange={(next: string[]) => change({ roles: own ? keep(draft.roles, next) : next })}
          />
        )}
      </Field>
      <Field label={t('agent')} hint={t('agentHint')}>
        {(ids) => (
          <Select<string | null>
            {...ids}
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            className={css.wide ?? ''}
            placeholder={t('noAgent')}
            value={draft.agent || null}
            options={agents.map(({ id, name }) => ({ value: id, label: name || id }))}
            onChange={(agent) => change({ agent: agent ?? '' })}
          />
        )}
      </Field>
      <Field label={t('language')}>
        {(ids) => (
          <Select
            {...ids}
            className={css.wide ?? ''}
            value={draft.language}
            options={[
              { value: '', label: t('languageOfBrowser') },
              ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] })),
            ]}
            onChange={(language) => change({ language })}
          />
        )}
      </Field>
      <Field label={t('email')} hint={t('emailHint')}>
        {(ids) => (
          <Input
            {...ids}
            type="email"
            className={css.wide ?? ''}
            autoComplete="off"
            value={draft.email}
            onChange={({ target }) => change({ email: target.value.trim() })}
          />
        )}
      </Field>
      {!fresh && (
        <Field label={t('active')} hint={own ? t('ownAccount') : ''}>
          {(ids) => (
            <Switch
              {...ids}
              disabled={own}
              checked={draft.active}
              onChange={(active) => change({ active })}
            />
          )}
        </Field>
      )}
    </div>
  );
}

/** Nobody takes the administrator's role from themselves. */
const keep = (before: string[], next: string[]) =>
  before.includes('administrator') && !next.includes('administrator')
    ? [...next, 'administrator']
    : next;
