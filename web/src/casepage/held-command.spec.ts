import { describe, expect, it } from '@jest/globals';
import { HeldCommands, TakenBack } from './held-command';

const sending = () => {
  const sent: boolean[] = [];
  return { sent, send: (keepalive: boolean) => Promise.resolve(sent.push(keepalive)) };
};

describe('a command that waits before it is sent', () => {
  it('is never sent once it is taken back', async () => {
    const held = new HeldCommands();
    const { sent, send } = sending();
    const answer = held.hold('archive', 0, send);
    held.takeBack();
    await expect(answer).rejects.toThrow(TakenBack);
    held.sendNow();
    expect([sent, held.current()]).toEqual([[], null]);
  });

  it('is sent once, by the next command, or when the page is left', async () => {
    const held = new HeldCommands();
    const first = sending();
    const second = sending();
    const answer = held.hold('archive', 0, first.send);
    const next = held.hold('reopen', 0, second.send);
    await answer;
    expect([first.sent, second.sent, held.current()?.command]).toEqual([[false], [], 'reopen']);
    held.sendNow(true);
    await next;
    held.sendNow();
    expect([first.sent, second.sent]).toEqual([[false], [true]]);
  });
});
