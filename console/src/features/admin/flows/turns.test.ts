import { describe, expect, it } from 'vitest';

import { turnsOf } from './turns';

describe('a call that is only tried', () => {
  it('shows what a queue is asked for, with the level where it is more than the skill', () => {
    const exit: Record<string, unknown> = {
      exit: 'queue',
      queue: 'sales',
      skills: { german: 3, pumps: 1 },
      preferred: {},
      variables: { department: 'sales' },
    };

    const [turn] = turnsOf([
      { said: null, prompts: [], expect: null, exit: exit as Record<string, never> },
    ]);

    expect(turn?.exit).toEqual({
      kind: 'queue',
      detail: 'queue: sales · skills: german(3), pumps',
    });
  });
});
