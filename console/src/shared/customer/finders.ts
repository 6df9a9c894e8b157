import { answer, api } from '../api/client';
import type { Finder, Options } from '../form/search-choice';

const FEW = 20;

/** What looks like a telephone number as people write one. */
const NUMBER = /^\+?[\d\s()./-]{3,}$/;

const told = (...parts: readonly (string | undefined)[]) => parts.filter(Boolean).join(' · ');

/** Finds people by number or by words of name, address, title or department; of one account, if given. */
export const personFinder = (account = ''): Finder => ({
  name: `person ${account}`,
  find: async (typed): Promise<Options> => {
    const by = typed && (NUMBER.test(typed) ? { number: typed } : { words: typed });
    const query = { limit: FEW, ...(account && { account }), ...(by || {}) };
    const { people } = await answer(api.GET('/api/v1/people', { params: { query } }));
    return people.map(({ id, name, title, numbers }) => [id, told(name || id, title, numbers[0])]);
  },
});

/** Finds accounts by words of the company, its tags, industry or address. */
export const accountFinder: Finder = {
  name: 'account',
  find: async (typed): Promise<Options> => {
    const query = { limit: FEW, ...(typed && { words: typed }) };
    const { accounts } = await answer(api.GET('/api/v1/accounts', { params: { query } }));
    return accounts.map(({ id, company, tier }) => [id, told(company, tier)]);
  },
};
