import type { Identity, OpenSafetyFile, Role, SafetyAct } from '@tingsu/contracts';
import type { TimeSource, UnitOfWork } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { randomUUID } from 'node:crypto';
import { openCasesService, TENANT } from './cases.fixture.js';
import { ActOnSafetyFile } from '../src/safety/act-on-safety-file.usecase.js';
import { OpenBySystem } from '../src/safety/open-by-system.usecase.js';
import { OpenPaths } from '../src/safety/open-paths.usecase.js';
import { OpenSafetyFiles } from '../src/safety/open-safety-file.usecase.js';
import { ReadSafetyFile } from '../src/safety/read-safety-file.usecase.js';
import { SeeToDue } from '../src/safety/see-to-due.usecase.js';
import { TellCase } from '../src/safety/tell-case.usecase.js';

/** Somebody with one role in the group, or in a department of the main campus. */
export const person = (role: Role, department: string | null = null): Identity => ({
  ...{ kind: 'staff', tenantId: TENANT, personId: randomUUID(), locale: 'zh-CN' },
  grants: [{ role, campus: department === null ? null : 'main', department }],
});

/** The service on a database of its own, with everything that sees to safety. */
export async function openSafety(time: TimeSource) {
  const service = await openCasesService(time);
  const { unitOfWork, keys, reference, store, database } = service;
  const outbox = new Outbox('cases');
  const reading = new ReadSafetyFile(unitOfWork, keys, reference);
  const telling = new TellCase(store, reference);
  const opening = new OpenSafetyFiles(unitOfWork, outbox, keys, reference, reading, telling);
  const acting = new ActOnSafetyFile(unitOfWork, outbox, keys, reference, reading, telling);
  /** The loops of one more instance of the service; `through` stands for its connection. */
  const instance = (through: UnitOfWork = unitOfWork, told: Outbox = outbox) => ({
    paths: new OpenPaths(through, reference, new OpenBySystem(told, keys)),
    seeing: new SeeToDue(through, told, keys, reference, telling),
  });
  return {
    ...service,
    ...{ reading, outbox, instance },
    open: (who: Identity, body: OpenSafetyFile, fileId: string = randomUUID()) =>
      opening.execute(who, fileId, body),
    act: (who: Identity, { fileId }: { readonly fileId: string }, done: SafetyAct) =>
      acting.execute(who, fileId, done),
    /** Everything that was said of a file or a case, oldest first. */
    async told(id: string) {
      const rows = await database.admin<{ body: string }>(
        'select body from cases.outbox where aggregate_id = $1 order by aggregate_version',
        [id],
      );
      return rows.map(
        ({ body }) => JSON.parse(body) as { type: string; data: Record<string, unknown> },
      );
    },
  };
}
export type Safety = Awaited<ReturnType<typeof openSafety>>;
