import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type CaseSummary,
  type ComplaintReceived,
  MessageArrived,
  MessageFailed,
  MessageWritten,
  type OwedNotice,
} from '@tingsu/contracts';
import { eventually } from '@tingsu/testkit';
import type { QueryRunner } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { FindWhoWasNotTold1795924100000 } from '../migrations/1795924100000-find-who-was-not-told.js';
import { aReceived, caseNoOf, officer } from './cases.fixture.js';
import { directoryEvent, startCases, type RunningCases } from './running-cases.js';

let cases: RunningCases;
beforeAll(async () => {
  cases = await startCases();
  await cases.publish([directoryEvent()]);
}, 90_000);
afterAll(() => cases?.close());

/** A complaint of whom nobody has told number and limits yet. */
async function aCase(): Promise<ComplaintReceived> {
  const event = aReceived({
    receiptShown: false,
    receivedAt: new Date(Date.now() - 3_600_000).toISOString(),
  });
  await cases.publish([event]);
  await noticesOf(event, ({ length }) => length === 1);
  return event;
}

const noticesOf = (
  event: ComplaintReceived,
  until: (notices: readonly OwedNotice[]) => boolean,
): Promise<readonly OwedNotice[]> =>
  eventually(async () => {
    const { status, body } = await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`);
    const notices = status === 200 ? (body.notices as OwedNotice[]) : [];
    return until(notices) ? notices : null;
  });

const notTold = async (): Promise<readonly string[]> => {
  const { body } = await cases.get(officer, '/api/v1/cases?view=not_told');
  return (body.items as CaseSummary[]).map(({ caseNo }) => caseNo);
};
const members = () =>
  cases.database.admin(
    `select m.* from cases.case_member m join cases.list_word w on w.tenant_id = m.tenant_id and w.id = m.member
     where w.word = 'not_told' order by m.case_id`,
  );

/** What intake says of the message that tells an owed notice, in order. */
function about(event: ComplaintReceived) {
  const messageId = uuid();
  const { complaintNo } = event.data;
  const data = { complaintId: event.aggregateid, complaintNo, notice: 'acknowledgement.1' };
  let version = 0;
  const envelope = (type: string, more: object) => ({
    ...directoryEvent(),
    ...{ id: uuid(), source: '/tingsu/intake', type, subject: messageId },
    ...{ aggregatetype: 'message' as const, aggregateid: messageId, aggregateversion: ++version },
    data: { ...data, ...more },
  });
  return {
    written: () =>
      envelope(MessageWritten.type, {
        ...{ nr: 1, direction: 'out', kind: 'notice', via: null, by: null, files: 0 },
      }),
    failed: () =>
      envelope(MessageFailed.type, { tried: [{ medium: 'sms', error: 'number.unknown' }] }),
    arrived: () => envelope(MessageArrived.type, { medium: 'email', proof: 'accepted' }),
  };
}

describe('a notice that is owed', () => {
  it('R-009, R-408: counts once its message has arrived, however often that is said, and the record stays whole', async () => {
    const event = await aCase();
    const message = about(event);
    const arrived = [message.written(), message.arrived()];
    await cases.publish(arrived);
    await cases.publish(arrived);

    const [notice] = await noticesOf(event, ([one]) => one?.told != null);
    expect(notice).toMatchObject({ told: { medium: 'email', proof: 'accepted' }, failed: null });
    const { body } = await cases.get(officer, `/api/v1/cases/${caseNoOf(event)}`);
    const offered = body.commands.find(
      ({ command }: { command: string }) => command === 'acknowledge',
    );
    expect(offered.reasonCode).toBe('acknowledgement.already_given');
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  }, 60_000);

  it('R-009: that came back after a server had taken it is a problem of the case again, until another way is found', async () => {
    const event = await aCase();
    const message = about(event);
    await cases.publish([message.written(), message.arrived()]);
    await noticesOf(event, ([one]) => one?.told != null);
    await cases.publish([message.failed()]);
    const [notice] = await noticesOf(event, ([one]) => one?.failed != null);
    expect(notice?.told).toBeNull();
    expect(await notTold()).toContain(caseNoOf(event));
    await cases.publish([message.arrived()]);
    await noticesOf(event, ([one]) => one?.told != null);
    expect(await notTold()).not.toContain(caseNoOf(event));
    expect(await cases.faultsOf(event.aggregateid)).toEqual([]);
  }, 60_000);

  it('is for the owner to bring by another way when no message got through', async () => {
    const event = await aCase();
    const message = about(event);
    await cases.publish([message.written(), message.failed()]);
    await noticesOf(event, ([one]) => one?.failed != null);
    expect(await notTold()).toContain(caseNoOf(event));
    // Cases from before the view are found too.
    const before = await members();
    const migration = new FindWhoWasNotTold1795924100000();
    const runner = { query: (sql: string) => cases.database.admin(sql) } as Partial<QueryRunner>;
    await migration.down(runner as QueryRunner);
    expect(await notTold()).toEqual([]);
    await migration.up(runner as QueryRunner);
    expect(await members()).toEqual(before);

    const path = `/api/v1/cases/${caseNoOf(event)}`;
    const { body } = await cases.get(officer, path);
    const told = await cases.post(officer, `${path}/commands/tellOtherwise`, {
      expectedVersion: body.version,
      payload: { noticeKey: 'acknowledgement.1', medium: 'phone', note: '已电话告知编号和时限' },
    });
    expect(told.status).toBe(200);
    const [notice] = await noticesOf(event, ([one]) => one?.told != null);
    expect(notice?.told).toMatchObject({ medium: 'phone', proof: 'documented' });
    expect(await notTold()).not.toContain(caseNoOf(event));

    // The provider's late word changes nothing any more.
    await cases.publish([message.arrived()]);
    const [still] = await noticesOf(event, ([one]) => one?.told != null);
    expect(still?.told?.medium).toBe('phone');
  }, 60_000);
});
