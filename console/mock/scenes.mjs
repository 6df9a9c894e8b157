// Still pictures of the desk, for looking at it: `POST /mock/scene {"scene": "ringing"}`.
import { now } from './floor.mjs';

function crowd(floor) {
  floor.arrive(1, { waited: 8 });
  floor.arrive(4, { waited: 47 });
  floor.arrive(3, { waited: 19 });
  floor.arrive(5, { waited: 12 });
}

function talking(floor, index = 0, options = {}) {
  const id = floor.arrive(index, { waited: 9, ...options });
  floor.ring(id, 'account_manager');
  floor.accept(floor.offer.id);
  if (floor.offer) floor.connect(floor.offer.id);
  floor.contacts[id].since = now() - 132;
  return id;
}

function past(floor) {
  if (floor.closed.length > 0) return;
  [2, 3, 4, 1].forEach((index, n) => {
    const id = talking(floor, index);
    floor.dispose(id, { disposition: ['answered', 'invoice', 'callback', 'order'][n], note: '' });
    floor.startWrapUp();
    floor.finish();
    floor.closed[0].closed_at -= (n + 1) * 1260;
  });
  floor.closed.sort((a, b) => b.closed_at - a.closed_at);
}

export const scenes = {
  idle: crowd,
  ringing(floor) {
    crowd(floor);
    floor.ring(floor.arrive(0, { waited: 14 }), 'account_manager', 600);
    floor.offer.lapses_at = now() + 17;
    floor.tick = () => undefined;
  },
  talking(floor) {
    crowd(floor);
    talking(floor);
  },
  consult(floor) {
    crowd(floor);
    floor.consult(talking(floor), { kind: 'agent', id: 'wang' });
    floor.answerParty();
  },
  chat(floor) {
    crowd(floor);
    const id = talking(floor, 1, {
      channel: 'message',
      text: 'Hello, my shipment AF-2291 has not moved since Monday.',
    });
    floor.reply(id, 'Good morning Ms Gonzalez, I am looking at it now.');
    floor.write(id, 'Thank you. The customer in Porto is waiting for it.');
  },
  wrapUp(floor) {
    crowd(floor);
    talking(floor, 2);
    floor.startWrapUp();
  },
  away(floor) {
    floor.become('not_ready', { reason: 'lunch' });
  },
};

export function play(floor, name) {
  delete floor.tick;
  floor.reset();
  past(floor);
  scenes[name](floor);
}
