import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir, readFile } from 'node:fs/promises';
import { generateKeyPairSync } from 'node:crypto';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { notesIn, openCheckpoint, signCheckpoint } from '@tingsu/record';
import { GENESIS } from '../../services/cases/src/ledger/chain.js';
import { factsIn, logRowsOf, type LoggedRow } from '../../services/cases/src/ledger/log-row.js';
import { instanceHome, ROOT } from '../../deploy/local/home.mjs';
import { eventually } from '../support/eventually.js';
import { caseOf, command } from '../support/staff.js';
import { startTestSystem, type TestSystem } from '../support/system.js';

interface Ended {
  readonly code: number | null;
  readonly lines: readonly string[];
}

interface News extends Ended {
  /** With what it said before. */
  readonly all: readonly string[];
}

interface StoredRow extends LoggedRow {
  readonly tenantId: string;
}

/** What a superuser can do who puts triggers out of action: all of it. */
describe('S-07: history that a superuser rewrote is found by the program alone', () => {
  let system: TestSystem;
  let caseNos: string[];
  const told = new Set<string>();

  beforeAll(async () => {
    system = await startTestSystem('rewritten');
    const officer = await system.signIn('officer');
    const complaints = await Promise.all([1, 2, 3, 4].map(() => system.submit()));
    caseNos = [];
    for (const { complaintNo } of complaints) {
      const { caseNo } = await caseOf(officer, complaintNo);
      await command(officer, caseNo, 'startTriage');
      caseNos.push(caseNo);
    }
    await sealed();
  }, 600_000);
  afterAll(() => system?.stop(), 60_000);

  /** Waits until all that was written is sealed and lies in the folder. */
  async function sealed(): Promise<void> {
    await eventually(async () => {
      const waiting = await Promise.all(
        ['cases', 'intake', 'gateway'].map(async (service) => {
          const logs = await system.sql<{ log: string; through: string }>(
            `select log, through::text as through from ${service}.record_log`,
          );
          const open = await Promise.all(
            logs.map(({ log, through }) =>
              system.sql(
                `select 1 from ${service}.${log} where sealing >= '${through}' and sealing < pg_snapshot_xmax(pg_current_snapshot()) limit 1`,
              ),
            ),
          );
          const [last] = await system.sql<{ isThere: boolean }>(
            `select exists (select from ${service}.record_place where nr = (select max(nr) from ${service}.record_checkpoint)) as "isThere"`,
          );
          return open.flat().length > 0 || logs.length === 0 || last?.isThere !== true;
        }),
      );
      return waiting.every((some) => !some);
    }, 240_000);
  }

  async function verify(...args: readonly string[]): Promise<Ended> {
    const child = spawn(process.execPath, [join(ROOT, 'deploy/verify-record.mjs'), ...args], {
      cwd: ROOT,
      env: { ...process.env, TINGSU_INSTANCE: relative(instanceHome('.'), system.home) },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, lines: output.trim().split('\n') };
  }

  /** What the program says that it did not say before. */
  async function news(...args: readonly string[]): Promise<News> {
    const { code, lines } = await verify(...args);
    const fresh = lines.filter((one) => !told.has(one) && !/rows sealed|^Found/.test(one));
    for (const one of lines) told.add(one);
    return { code, lines: fresh, all: lines };
  }

  const rewrite = (statements: string) =>
    system.sql(`begin; set local session_replication_role = replica; ${statements}; commit`);
  const idOf = async (caseNo: string): Promise<string> => {
    const [row] = await system.sql<{ id: string }>(
      'select case_id::text as id from cases.complaint_case where case_no = $1',
      [caseNo],
    );
    return row?.id ?? '';
  };
  const hex = (bytes: Buffer | null) => (bytes ? `'\\x${bytes.toString('hex')}'` : 'null');

  async function logOf(caseId: string): Promise<StoredRow[]> {
    return system.sql<StoredRow>(
      `select tenant_id::text as "tenantId", case_id::text as "caseId", version, type, at, event_id::text as "eventId", actor, data, texts, packed
       from cases.case_log where case_id = $1 order by version`,
      [caseId],
    );
  }

  it('finds nothing where nothing was done', async () => {
    const { code, lines } = await news();
    expect(lines).toEqual(['cases: 4 cases checked, 0 faults', 'The record is sound.']);
    expect(code).toBe(0);
  }, 240_000);

  it('1: a row that was changed, with the chain computed again', async () => {
    const caseId = await idOf(caseNos[0] ?? '');
    const rows = await logOf(caseId);
    let hash = GENESIS;
    const statements: string[] = [];
    for (const row of rows) {
      // Someone else is said to have done it.
      const facts = factsIn(row.tenantId, row).map((fact) => ({
        ...fact,
        actor: { ...fact.actor, personId: '01900000-0000-7000-8000-00000000dead' },
      }));
      const again = logRowsOf(facts, hash);
      const [one] = again.rows;
      hash = again.hash;
      statements.push(
        `update cases.case_log set packed = ${hex(one?.packed ?? null)}, hash = ${hex(hash)} where case_id = '${caseId}' and version = ${row.version}`,
      );
    }
    statements.push(
      `update cases.complaint_case set log_hash = ${hex(hash)} where case_id = '${caseId}'`,
    );
    await rewrite(statements.join('; '));
    const { code, lines, all } = await news('cases');
    expect(code).toBe(1);
    // The chain holds, and the case is what its log says: only the record outside knows better.
    expect(all).toContain('cases: 4 cases checked, 0 faults');
    expect(lines).toHaveLength(rows.length);
    for (const [nr, row] of rows.entries())
      expect(lines[nr]).toMatch(
        new RegExp(
          `^cases: case_log .*case_id=${caseId} version=${row.version}: the row was changed after it was sealed$`,
        ),
      );
  }, 240_000);

  it('2: a case that was removed altogether', async () => {
    const caseId = await idOf(caseNos[1] ?? '');
    const tables = await system.sql<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'case_id' and not a.attisdropped
       where c.relnamespace = 'cases'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition`,
    );
    await rewrite(
      tables.map(({ name }) => `delete from cases.${name} where case_id = '${caseId}'`).join('; '),
    );
    const { code, lines, all } = await news('cases');
    expect(code).toBe(1);
    expect(all).toContain('cases: 3 cases checked, 0 faults');
    const removed = lines.filter((one) => one.includes('was removed after it was sealed'));
    expect(removed.length).toBeGreaterThan(1);
    expect(removed.every((one) => one.includes(caseId))).toBe(true);
  }, 240_000);

  it('3: a decision that was put in for an earlier day, with a chain that holds', async () => {
    const caseId = await idOf(caseNos[2] ?? '');
    const rows = await logOf(caseId);
    const facts = rows.flatMap((row) => factsIn(row.tenantId, row));
    const last = facts.at(-1);
    const [chain] = await system.sql<{ hash: Buffer }>(
      'select hash from cases.case_log where case_id = $1 order by version desc limit 1',
      [caseId],
    );
    if (!last || !chain) throw new Error('The case has no log');
    const at = new Date(Date.now() - 3 * 24 * 3_600_000);
    const added = logRowsOf(
      [{ ...last, version: last.version + 1, at: at.toISOString() }],
      chain.hash,
    );
    const insert = (sealing: string) =>
      `insert into cases.case_log (tenant_id, case_id, version, type, at, hash, packed${sealing === '' ? '' : ', sealing'})
       values ('${last.tenantId}', '${caseId}', ${last.version + 1}, '${last.type}', '${at.toISOString()}', ${hex(added.hash)}, ${hex(added.rows[0]?.packed ?? null)}${sealing})`;
    const row = `cases: case_log tenant_id=${last.tenantId} case_id=${caseId} version=${last.version + 1}: the row was`;
    await rewrite(insert(', null'));
    expect((await news('cases')).lines).toContain(
      `${row} put in beside the program: no leaf covers it`,
    );
    // The same by the front door: the sealer takes it, and its time gives it away.
    await rewrite(
      `delete from cases.case_log where case_id = '${caseId}' and version = ${last.version + 1}; ${insert('')}`,
    );
    await sealed();
    expect((await news('cases')).lines).toContain(
      `${row} written long after the time it gives itself`,
    );
  }, 300_000);

  it('4: a complaint that is said to have come at another time', async () => {
    await rewrite(
      `update intake.complaint set received_at = received_at + interval '3 days' where complaint_no = '${caseNos[0]?.replace('C-', 'TS-')}'`,
    );
    const { lines } = await news('intake');
    expect(lines).toEqual([
      expect.stringMatching(
        /^intake: complaint tenant_id=\S+ id=\S+: the row was changed after it was sealed$/,
      ),
    ]);
  }, 240_000);

  it('4: a clock that was moved', async () => {
    await rewrite(
      `update cases.clock set due_at = due_at + interval '3 days' where case_id = '${await idOf(caseNos[0] ?? '')}'`,
    );
    expect((await news('cases')).lines).toContain(`cases: ${caseNos[0]}: clock.differs`);
  }, 240_000);

  it('5: logs of who read and who signed in that were emptied', async () => {
    await rewrite('truncate cases.access_log; truncate gateway.sign_in_log');
    const { lines } = await news('cases', 'gateway', '--only-record');
    const gone = (log: string) =>
      lines.some((one) => one.startsWith(log) && one.endsWith('was removed after it was sealed'));
    expect(gone('gateway: sign_in_log ')).toBe(true);
  }, 240_000);

  it('6: checkpoints that were replaced, signed by another key, and a tree that was rolled back', async () => {
    const folder = join(system.home, 'record');
    const [file = ''] = (await readdir(folder)).filter((name) => name.startsWith('intake-'));
    await system.services.gateway.stop();
    await system.services.intake.stop();
    const notes = notesIn(await readFile(join(folder, file), 'utf8'));
    const { privateKey } = generateKeyPairSync('ed25519');
    for (const note of notes) {
      const opened = openCheckpoint(note, []);
      if (!opened) throw new Error('No checkpoint');
      const forged = signCheckpoint(opened.checkpoint, privateKey);
      await rewrite(
        `update intake.record_checkpoint set note = '${forged}' where size = ${opened.checkpoint.size}`,
      );
    }
    const forged = (await news('intake')).lines;
    expect(forged.length).toBeGreaterThan(0);
    for (const one of forged)
      expect(one).toMatch(/^intake: the checkpoint .* is not signed by the key of this service$/);

    const [last] = await system.sql<{ position: string }>(
      'select max(position) as position from gateway.record_page',
    );
    const position = Number(last?.position);
    await rewrite(`delete from gateway.record_page where position = ${position};
      delete from gateway.record_checkpoint where size > ${position}`);
    const back = (await news('gateway')).lines;
    expect(
      back.some((one) => one.endsWith('larger than the stored tree: history was cut off')),
    ).toBe(true);
  }, 300_000);
});
