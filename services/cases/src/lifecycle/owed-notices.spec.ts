import { describe, expect, it } from '@jest/globals';
import { aCaseAfter, aContext, anOpenedCase, OFFICER, RUDENESS } from './case.fixture.js';
import { type CaseState, SYSTEM } from './case-state.js';
import { decide, type Command } from './decide.js';
import { isNotTold } from './not-told.js';
import { noticeArrived, noticeFailed } from './notice-commands.js';
import { refusal } from './refusal.fixture.js';

const context = aContext('2026-11-25T10:00:00+08:00', 'centre_officer', OFFICER);
const does = (state: CaseState, command: Command): CaseState =>
  decide(state, command, context).state;
const kinds = ({ notices = [] }: CaseState): readonly string[] => notices.map(({ key }) => key);
const has = (state: CaseState, milestone: string): boolean =>
  state.milestones.some(({ name }) => name === milestone);

const AT = '2026-11-25T11:30:00.000Z';
const proof = (noticeKey: string) =>
  ({ noticeKey, medium: 'sms', proof: 'receipt', at: AT }) as const;
const arrived = (state: CaseState, noticeKey: string): CaseState =>
  noticeArrived(state, proof(noticeKey), { ...context, actor: SYSTEM })?.state ?? state;
const answer = (medium: 'system' | 'phone', written = true): Command => ({
  name: 'giveFinal',
  payload: { medium, written, text: '已处理' },
});
const clockState = (state: CaseState, stop: string): string[] =>
  Object.values(state.clocks)
    .filter(({ clockId }) => clockId.includes(stop))
    .map((clock) => clock.state);

describe('what the complainant has to be told', () => {
  it('R-408: is owed on receipt to who was not shown number and limits, and counts once it has arrived', () => {
    const { state, events } = anOpenedCase({ receiptShown: false });
    expect(events.filter(({ kind }) => kind === 'noticeOwed').map(({ data }) => data)).toEqual([
      expect.objectContaining({
        noticeKey: 'acknowledgement.1',
        rules: ['ack'],
        media: ['sms', 'wechat', 'letter'],
        mustContain: ['caseNo', 'receivedAt', 'dueDates', 'contact'],
      }),
    ]);
    expect(has(state, 'acknowledgement.sent')).toBe(false);
    const known = arrived(state, 'acknowledgement.1');
    expect(known.milestones.find(({ name }) => name === 'acknowledgement.sent')?.at).toBe(AT);
    expect(refusal(() => does(known, { name: 'acknowledge', payload: { medium: 'phone' } }))).toBe(
      'acknowledgement.already_given',
    );
  });

  it('is not owed to who saw the receipt, nor to who cannot be reached', () => {
    expect(kinds(anOpenedCase().state)).toEqual([]);
    expect(kinds(anOpenedCase({ receiptShown: false, contactable: false }).state)).toEqual([]);
  });

  it('needs no message any more once it was said by telephone', () => {
    const { state } = anOpenedCase({ receiptShown: false });
    const told = does(state, { name: 'acknowledge', payload: { medium: 'phone' } });
    expect(told.notices?.[0]?.told).toMatchObject({ medium: 'phone', proof: 'documented' });
    expect(noticeArrived(told, proof('acknowledgement.1'), context)).toBeNull();
  });

  it('R-236: the clock of the answer runs until the answer that Tingsu sends has arrived, and the case stays open', () => {
    const sent = does(aCaseAfter('finalise'), answer('system'));
    expect(sent.state).toBe('fed_back');
    expect(kinds(sent)).toEqual(['answer.1']);
    expect(has(sent, 'handling.completed')).toBe(true);
    expect(has(sent, 'feedback.given')).toBe(false);
    expect(clockState(sent, 'outer15')).toEqual(['running']);
    expect(refusal(() => does(sent, { name: 'close', payload: {} }))).toBe('notice.unproven');

    const known = arrived(sent, 'answer.1');
    expect(clockState(known, 'outer15')).toEqual(['met']);
    expect(does(known, { name: 'close', payload: {} }).state).toBe('closed');
  });

  it('is for somebody to see to once a limit has passed while it was owed, and not for a limit that passed before', () => {
    const sent = does(aCaseAfter('finalise'), answer('system'));
    const passed = (breachedAt: string): CaseState => ({
      ...sent,
      clocks: Object.fromEntries(
        Object.entries(sent.clocks).map(([id, clock]) => [id, { ...clock, breachedAt }]),
      ),
    });
    expect(isNotTold(sent)).toBe(false);
    expect(isNotTold(passed('2026-11-25T01:00:00.000Z'))).toBe(false);
    const late = passed('2026-11-26T01:00:00.000Z');
    expect(isNotTold(late)).toBe(true);
    expect(isNotTold(arrived(late, 'answer.1'))).toBe(false);
  });

  it('R-297: an answer by telephone is owed in writing too where the policy wants it written', () => {
    const spoken = does(aCaseAfter('finalise'), answer('phone', false));
    expect(kinds(spoken)).toEqual(['answer.1']);
    expect(has(spoken, 'feedback.given')).toBe(true);
    expect(does(spoken, { name: 'close', payload: {} }).state).toBe('closed');
    expect(kinds(does(aCaseAfter('finalise'), answer('phone')))).toEqual([]);
  });

  it('is a matter for the owner once every way has failed, until another way is recorded', () => {
    const sent = does(aCaseAfter('finalise'), answer('system'));
    const tried = [{ medium: 'sms' as const, error: 'number.dead' }];
    const failure = noticeFailed(sent, { noticeKey: 'answer.1', tried }, context);
    expect(failure?.events[0]).toMatchObject({
      kind: 'noticeFailed',
      data: { owner: null, tried },
    });
    const failed = failure?.state ?? sent;
    expect(noticeFailed(failed, { noticeKey: 'answer.1', tried }, context)).toBeNull();

    const told = does(failed, {
      name: 'tellOtherwise',
      payload: { noticeKey: 'answer.1', medium: 'visit', note: '家属当面签收' },
    });
    expect(has(told, 'feedback.given')).toBe(true);
    const again: Command = {
      name: 'tellOtherwise',
      payload: { noticeKey: 'answer.1', medium: 'visit', note: '再次' },
    };
    expect(refusal(() => does(told, again))).toBe('notice.none_open');
  });

  it('R-163, R-243: the ways to settle a medical dispute are owed once the case is one', () => {
    const dispute: Command = {
      name: 'recordMilestone',
      payload: { milestone: 'dispute.identified' },
    };
    expect(does(aCaseAfter('signFor'), dispute).notices).toEqual([
      expect.objectContaining({ key: 'rights.1', rules: ['accident.routes', 'dispute.rights'] }),
    ]);
  });

  it('R-230: is not owed to who was satisfied on the spot', () => {
    const settled = does(anOpenedCase({ receiptShown: true }).state, {
      name: 'resolveOnSpot',
      payload: { outcome: '当场退费' },
    });
    expect([settled.state, kinds(settled)]).toEqual(['resolved_on_spot', []]);
  });

  it('keeps the order in which cases of earlier versions have what an answer brought', () => {
    const names = does(aCaseAfter('finalise'), answer('phone')).milestones.map(({ name }) => name);
    expect(names.slice(names.indexOf('feedback.given'))).toEqual([
      'feedback.given',
      'handling.completed',
      'response.sent',
      'complainant.informed',
    ]);
  });

  it('T-34: of an earlier round brings nothing about in the next one, however late it arrives', () => {
    const told = does(aCaseAfter('finalise'), answer('system'));
    const reopen: Command = { name: 'reopen', payload: { ground: 'new_facts', reason: '新证据' } };
    const unproven = { ...told, state: 'closed' } as const;
    const late = arrived(does(unproven, reopen), 'answer.1');
    expect(late.notices?.[0]?.told).not.toBeNull();
    expect(has(late, 'feedback.given')).toBe(false);
  });

  it('cannot be left to Tingsu where the complainant cannot be reached', () => {
    const unknown = aCaseAfter('finalise', RUDENESS, false, { contactable: false });
    expect(refusal(() => does(unknown, answer('system')))).toBe('complainant.not_contactable');
    expect(does(unknown, answer('phone')).state).toBe('fed_back');
  });

  it('R-286: a request for what is missing is sent though no rule of the policy has a notice for it', () => {
    const asked = does(aCaseAfter('classify'), {
      name: 'requestSupplement',
      payload: { missing: ['demand'], note: '请说明诉求' },
    });
    expect(asked.notices).toEqual([
      expect.objectContaining({ key: 'supplement.1', kind: 'supplement', rules: [] }),
    ]);
  });
});
