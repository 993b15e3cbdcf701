import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ProblemError, type CommandName, type Identity } from '@tingsu/contracts';
import { schemaDrift } from '@tingsu/database';
import {
  aReceived,
  caseNoOf,
  conductHead,
  leader,
  officer,
  openCasesService,
  OTHER_TENANT,
  receive,
  TENANT,
  wardHead,
  type CasesService,
} from '../../test/cases.fixture.js';
import { PACKAGE, RUDENESS } from '../lifecycle/case.fixture.js';
import { factsOf } from './log-facts.repository.js';
import { verifyCase, type Fault } from './verify-log.repository.js';

let service: CasesService;
beforeAll(async () => {
  service = await openCasesService();
}, 60_000);
afterAll(() => service?.close());

async function rowOf(caseNo: string): Promise<{ case_id: string; version: number; state: string }> {
  const [row] = await service.database.admin<{ case_id: string; version: number; state: string }>(
    'select case_id, version, state from cases.complaint_case where case_no = $1',
    [caseNo],
  );
  if (!row) throw new Error(`There is no case ${caseNo}`);
  return row;
}

async function act(
  caseNo: string,
  command: CommandName,
  payload: unknown = {},
  who: Identity = officer,
) {
  const { version } = await rowOf(caseNo);
  return service.runCommand.execute(who, { caseNo, command, expectedVersion: version, payload });
}

async function anOpenCase(): Promise<string> {
  const event = aReceived();
  await receive(service, [event]);
  return caseNoOf(event);
}

const faultsOf = async (caseNo: string): Promise<Fault[]> => {
  const { case_id } = await rowOf(caseNo);
  return service.unitOfWork.run(TENANT, (tx) => verifyCase(tx, case_id));
};

const codeOf = (error: unknown): string =>
  error instanceof ProblemError ? error.code : String(error);

describe('opening cases', () => {
  it('agrees with its entities', async () => {
    expect(await schemaDrift(service.database.dataSource)).toEqual([]);
  });

  it('opens 100 complaints in one transaction, each with log, clocks and events', async () => {
    const events = Array.from({ length: 100 }, () => aReceived());
    await receive(service, events);
    const [counted] = await service.database.admin(
      `select count(*)::int as cases, (select count(*)::int from cases.case_log l join cases.complaint_case k using (case_id) where k.case_no = any($1)) as log,
         (select count(*)::int from cases.outbox where type = 'case.opened.v1') as opened, (select count(distinct case_id)::int from cases.clock) as clocked
       from cases.complaint_case where case_no = any($1)`,
      [events.map(caseNoOf)],
    );
    expect(counted).toEqual({ cases: 100, log: 100, opened: 100, clocked: 100 });
  });

  it('opens one case for a complaint that arrives twice, in one batch or in two', async () => {
    const event = aReceived();
    await receive(service, [event, event]);
    await receive(service, [event]);
    const rows = await service.database.admin(
      'select 1 from cases.complaint_case where complaint_id = $1',
      [event.aggregateid],
    );
    expect(rows).toHaveLength(1);
  });

  it('keeps tenants apart', async () => {
    const caseNo = await anOpenCase();
    const seen = await service.unitOfWork.run(OTHER_TENANT, (tx) =>
      tx.query('select 1 from complaint_case where case_no = $1', [caseNo]),
    );
    expect(seen).toEqual([]);
  });
});

describe('commands', () => {
  it('of two at once on the same version one wins and the other gets the current version', async () => {
    const caseNo = await anOpenCase();
    const { version } = await rowOf(caseNo);
    const command = (name: CommandName, payload: unknown) =>
      service.runCommand.execute(officer, {
        caseNo,
        command: name,
        expectedVersion: version,
        payload,
      });
    const results = await Promise.allSettled([
      command('startTriage', {}),
      command('classify', { facts: RUDENESS }),
    ]);
    const lost = results.filter((result) => result.status === 'rejected');
    expect(lost).toHaveLength(1);
    const { code, extra } = (lost[0] as PromiseRejectedResult).reason as ProblemError;
    expect([code, extra.currentVersion]).toEqual([
      'case.stale_version',
      (await rowOf(caseNo)).version,
    ]);
  });

  it('play the main path by officer, department head and officer again, and leave a record that holds', async () => {
    const caseNo = await anOpenCase();
    await act(caseNo, 'startTriage');
    await act(caseNo, 'classify', { facts: RUDENESS });
    await act(caseNo, 'accept');
    await act(caseNo, 'dispatch');
    await act(caseNo, 'signFor', {}, conductHead);
    await act(caseNo, 'submitPackage', PACKAGE, conductHead);
    await act(caseNo, 'draftOpinion', { outcome: 'upheld', opinion: '投诉成立' });
    await act(caseNo, 'finalise');
    await act(caseNo, 'giveFinal', { medium: 'phone', written: true, text: '已处理' });
    expect(await act(caseNo, 'close')).toMatchObject({ state: 'closed' });
    expect(await faultsOf(caseNo)).toEqual([]);
  });

  it('are refused to a department that the case was not sent to as if the case did not exist', async () => {
    const caseNo = await anOpenCase();
    await expect(act(caseNo, 'signFor', {}, wardHead).catch(codeOf)).resolves.toBe(
      'case.not_found',
    );
  });

  it('are refused to a role that may see the case but not act', async () => {
    await expect(act(await anOpenCase(), 'startTriage', {}, leader).catch(codeOf)).resolves.toBe(
      'access.denied',
    );
  });

  it('name each field that is wrong', async () => {
    const caseNo = await anOpenCase();
    const refused = await act(caseNo, 'classify', { facts: 'none' }).catch(
      (error: unknown) => error as ProblemError,
    );
    expect(refused).toMatchObject({
      code: 'request.invalid',
      extra: { errors: [{ path: 'payload.facts' }] },
    });
  });

  it('merge two cases in one transaction', async () => {
    const [source, target] = [await anOpenCase(), await anOpenCase()];
    await act(source, 'startTriage');
    await act(source, 'merge', {
      targetCaseNo: target,
      samePerson: true,
      sameMatter: true,
    });
    expect((await rowOf(source)).state).toBe('merged');
    expect([await faultsOf(source), await faultsOf(target)]).toEqual([[], []]);
  });

  it('leave no words of people in the log, the outbox or the case row', async () => {
    const caseNo = await anOpenCase();
    await act(caseNo, 'startTriage');
    await act(caseNo, 'decline', { reasonCode: 'COURT', notice: '绝密的告知内容' });
    const [found] = await service.database.admin<{ hits: number }>(
      `select (select count(*) from cases.outbox where body like '%绝密%')
        + (select count(*) from cases.case_snapshot where snapshot::text like '%绝密%') + (select count(*) from cases.case_text where encode(sealed, 'escape') like '%绝密%') as hits`,
    );
    expect(Number(found?.hits)).toBe(0);
    const { case_id } = await rowOf(caseNo);
    const facts = await service.unitOfWork.run(TENANT, (tx) => factsOf(tx, [case_id]));
    expect(JSON.stringify(facts.get(case_id))).toMatch(/case\.declined\.v1/);
    expect(JSON.stringify(facts.get(case_id))).not.toMatch(/绝密/);
  });
});

describe('the record', () => {
  it('cannot be changed by the service', async () => {
    const attempts = [
      'update case_log set type = type',
      'delete from case_log',
      'update case_text set field = field',
      'delete from policy_version',
    ];
    for (const sql of attempts)
      await expect(service.unitOfWork.run(TENANT, (tx) => tx.query(sql))).rejects.toThrow(
        /permission denied/,
      );
  });

  it('cannot be changed by its owner either', async () => {
    await anOpenCase();
    await expect(service.database.admin('update cases.case_log set type = type')).rejects.toThrow(
      /append-only/,
    );
  });

  /** What an intruder with all rights could do, and where it shows. */
  it.each([
    [
      'a changed byte',
      `update cases.case_log set packed = set_byte(packed, length(packed) - 1, 255 - get_byte(packed, length(packed) - 1)) where case_id = $1 and version = 1`,
      'row.altered',
    ],
    [
      'the facts of one command in place of another',
      `update cases.case_log l set packed = o.packed from cases.case_log o where l.case_id = $1 and l.version = 1 and o.case_id = $1 and o.version = 6`,
      'row.altered',
    ],
    [
      'facts in plain in place of packed ones',
      `update cases.case_log set packed = null, event_id = gen_random_uuid(), actor = '{"type":"person","id":null,"role":null}', data = '{}', texts = '{}' where case_id = $1 and version = 1`,
      'row.altered',
    ],
    [
      'a row that was taken out',
      'delete from cases.case_log where case_id = $1 and version = 6',
      'version.gap',
    ],
    [
      'a log that was cut short',
      'delete from cases.case_log where case_id = $1 and version > 6',
      'chain.cut',
    ],
    [
      'exchanged words',
      `update cases.case_text set sealed = '\\x00' where case_id = $1`,
      'text.altered',
    ],
    [
      'a snapshot that says something else',
      `update cases.case_snapshot set snapshot = jsonb_set(snapshot, '{campus}', '"east"') where case_id = $1`,
      'snapshot.differs',
    ],
    [
      'a list that shows the case as due at another time',
      `update cases.complaint_case set due_key = due_key - interval '3 days' where case_id = $1`,
      'listing.differs',
    ],
    [
      'a department that lost the case from its list',
      'delete from cases.case_member where case_id = $1',
      'listing.differs',
    ],
  ])('shows %s', async (_, sql, code) => {
    const caseNo = await anOpenCase();
    await act(caseNo, 'startTriage');
    await act(caseNo, 'classify', { facts: RUDENESS });
    await act(caseNo, 'giveInterim', { medium: 'phone', text: '正在处理' });
    expect(await faultsOf(caseNo)).toEqual([]);
    const { case_id } = await rowOf(caseNo);
    await service.database.admin(
      `do $$ begin set local session_replication_role = replica; execute '${sql.replaceAll("'", "''").replaceAll('$1', `''${case_id}''`)}'; end $$`,
    );
    expect((await faultsOf(caseNo)).map((fault) => fault.code)).toContain(code);
  });
});
