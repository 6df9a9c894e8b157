import { answer, api } from '../api/client';
import type { Finder } from '../form/search-choice';
import { fitting, type Named } from './fitting';
import type { Case } from './kinds';

/** How many of the newest cases are looked through for words of their titles. */
const MOST = 500;

const read = async (query: Record<string, unknown>): Promise<readonly Named[]> =>
  (await answer(api.GET('/api/v1/cases', { params: { query: query as never } }))).cases;

/** Finds cases other than one; before anything is typed, those of the same customer. */
export const caseFinder = ({ id, account, person }: Case): Finder => ({
  name: `case ${id}`,
  find: async (typed) => {
    const customer = account ? { account } : person ? { person } : {};
    const order = '-changed_at';
    if (!typed) return fitting(await read({ ...customer, order, limit: 20 }), '', id);
    return fitting(await read({ order, limit: MOST }), typed, id).slice(0, 20);
  },
});
