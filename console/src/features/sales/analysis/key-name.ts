import { useCallback } from 'react';
import { useNames } from '@/shared/house/names';
import { useLanguage } from '@/shared/i18n/language';
import { nameIn, useCodeWords, useWords } from '@/shared/i18n/words';
import { useObjectionGuide } from '@/shared/selling/api';
import { sellingWords } from '@/shared/selling/words';
import { useCampaignNames } from '../api';
import { salesWords } from '../words';

/** What a group of a dimension is called. */
export function useKeyName() {
  const t = useWords(salesWords);
  const language = useLanguage();
  const code = useCodeWords(sellingWords);
  const names = useNames();
  const guide = useObjectionGuide().data;
  const campaigns = useCampaignNames();
  return useCallback(
    (dimension: string, key: string): string => {
      if (!key) return t('noKey');
      if (dimension === 'stage') return code('stage', key, key);
      if (dimension === 'hour') return `${key}:00`;
      if (dimension === 'agent') return names.agent(key);
      if (dimension === 'campaign') return campaigns.get(key) ?? key;
      if (dimension === 'segment') return names.tier(key);
      if (dimension === 'script') return key.replace('@', ' · ');
      if (dimension === 'card')
        return nameIn(guide?.cards.find(({ id }) => id === key)?.title, language) || key;
      if (dimension === 'type' || dimension === 'subtype')
        return nameIn(guide?.types.find(({ id }) => id === key)?.name, language) || key;
      return key;
    },
    [t, code, names, guide, campaigns, language],
  );
}
