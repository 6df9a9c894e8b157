import { expect, it } from 'vitest';
import { dueWithin } from './day';

it('stands for a moment up to which something is due, or for none', () => {
  expect(dueWithin('overdue', 6061).due_before).toBe(6060);
  expect(dueWithin('week', 6000).due_before).toBe(6000 + 7 * 86_400);
  expect(dueWithin('', 6000).due_before).toBeUndefined();
  expect(dueWithin('some day', 6000).due_before).toBeUndefined();
});
