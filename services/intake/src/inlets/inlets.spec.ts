import { describe, expect, it } from '@jest/globals';
import { inletsFor } from './inlet-list.js';
import { waysIn } from './ways-in.js';

const key = {
  ...{ id: 'a1', name: 'call centre', channels: ['hotline'], campuses: ['east'] },
  ...{ perMinute: 60, authority: false, waiting: 2, state: 'active' as const },
};
const setup: Parameters<typeof waysIn>[0] = {
  campuses: [
    { code: 'main', channels: ['web_form', 'email', 'hotline'] },
    { code: 'east', channels: ['web_form', 'hotline'] },
  ],
  adapters: [
    key,
    { ...key, id: 'a2', name: '12345', authority: true, campuses: [], state: 'expired' },
    { ...key, id: 'a3', name: 'tousu@hospital.example', channels: ['email'] },
    { ...key, id: 'a4', name: 'WeChat wxold', channels: ['wechat'] },
  ],
  wechat: null,
  mailboxes: [
    { address: 'tousu@hospital.example', campus: 'main' },
    { address: 'east@hospital.example', campus: 'east' },
  ],
  takesMails: true,
  perPersonADay: { wechat: 200, mailbox: 30 },
};
const NOTHING = { counts: [], kept: [] };
const ALL = { reads: null, configures: null };

describe('the ways by which complaints come in', () => {
  it('are open where a campus has their channel open, and say what is missing', () => {
    const states = waysIn(setup).map(({ id, state, campuses }) => [id, state, campuses]);
    expect(states).toEqual([
      ['form', 'open', ['main', 'east']],
      ['boxes', 'closed', []],
      ['telephone', 'open', ['main', 'east']],
      ['desk', 'open', ['main']],
      ['wechat', 'not_set_up', []],
      ['mail:tousu@hospital.example', 'open', ['main']],
      ['mail:east@hospital.example', 'closed', ['east']],
      ['queue', 'open', null],
      ['a1', 'open', ['east']],
      ['a2', 'expired', ['main', 'east']],
    ]);
  });

  it('carry the counts of their adapter and what waits there', () => {
    const at = new Date('2026-11-20T02:00:00Z');
    const came = { inlet: 'a3', taken: 4, refused: 1, takenAt: at, refusedAt: null };
    const known = { counts: [{ ...came, refusedCode: null }], kept: [] };
    const mailbox = inletsFor(waysIn(setup), known, ALL).find(({ kind }) => kind === 'mailbox');
    expect(mailbox).toMatchObject({
      ...{ taken: 4, refused: 1, waiting: 2, lastTakenAt: at.toISOString() },
      ...{ mayTest: true, limit: { count: 30, per: 'day' } },
    });
  });

  it('are shown to who reaches one of their campuses, and changed by who reaches all of them', () => {
    const east = inletsFor(waysIn(setup), NOTHING, { reads: ['east'], configures: ['east'] });
    expect(east.map(({ id, campuses, mayAssign }) => [id, campuses, mayAssign])).toEqual([
      ['form', ['east'], false],
      ['telephone', ['east'], false],
      ['mail:east@hospital.example', ['east'], true],
      ['a1', ['east'], true],
      ['a2', ['east'], false],
    ]);
    expect(inletsFor(waysIn(setup), NOTHING, { reads: [], configures: [] })).toEqual([]);
  });
});
