import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { Column, Entity, type MigrationInterface, PrimaryColumn, type QueryRunner } from 'typeorm';
import { fakeTime } from './time-source.provider.js';
import { migrate } from './migrate.usecase.js';
import { provision } from './provision.usecase.js';
import { schemaDrift } from './schema-drift.adapter.js';
import { tenantTable } from './tenant-table.ddl.js';
import { UnitOfWork } from './unit-of-work.provider.js';
import { openTestDatabase, TEST_PASSWORD, type TestDatabase } from '@tingsu/testkit';

class StartProbe1795294800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    const statements = [
      'create table probe.note (tenant_id uuid not null, id uuid primary key, text text not null, at timestamptz not null default probe.instant())',
      'create table probe.secret (tenant_id uuid not null, id uuid primary key)',
      ...tenantTable('probe', 'note', { worker: 'select' }),
      ...tenantTable('probe', 'secret'),
    ];
    for (const statement of statements) await runner.query(statement);
  }

  async down(): Promise<void> {}
}

@Entity({ name: 'note' })
class Note {
  @Column({ name: 'tenant_id', type: 'uuid' }) tenantId!: string;
  @PrimaryColumn({ type: 'uuid' }) id!: string;
  @Column({ type: 'text' }) text!: string;
  @Column({ type: 'timestamptz', default: () => 'probe.instant()' }) at!: Date;
}

const [east, west] = [randomUUID(), randomUUID()];
const time = fakeTime();
let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase('probe', {
    migrations: [StartProbe1795294800000],
    entities: [Note],
    time,
    poolSize: 1,
  });
});
beforeEach(() => database.admin('truncate probe.note'));
afterAll(() => database.close());

describe('rows of a tenant', () => {
  it('cannot be read without saying for which tenant', async () => {
    await write(east, 'east');
    await expect(database.dataSource.query('select * from probe.note')).rejects.toThrow(
      /app\.tenant|invalid input syntax for type uuid/,
    );
  });

  it('are not seen by another tenant', async () => {
    await write(east, 'east');
    expect(await read(west)).toEqual([]);
    expect(await read(east)).toEqual(['east']);
  });

  it('cannot be written by another tenant', async () => {
    const foreign = database.unitOfWork.run(west, (tx) =>
      tx.query('insert into probe.note values ($1, $2, $3)', [east, randomUUID(), 'x']),
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  it('cannot be changed or deleted by another tenant', async () => {
    await write(east, 'east');
    await database.unitOfWork.run(west, async (tx) => {
      expect(await tx.query('update probe.note set text = $1 returning id', ['stolen'])).toEqual(
        [],
      );
      expect(await tx.query('delete from probe.note returning id')).toEqual([]);
    });
    expect(await read(east)).toEqual(['east']);
  });

  it('stay closed on a pooled connection that served a tenant before', async () => {
    await write(east, 'east');
    const [setting] = await database.dataSource.query(
      "select current_setting('app.tenant', true) as tenant, current_user as role",
    );
    expect(setting).toEqual({ tenant: '', role: 'tingsu_probe' });
    await expect(database.dataSource.query('select * from probe.note')).rejects.toThrow(
      /invalid input syntax for type uuid/,
    );
  });
});

describe('the worker role', () => {
  it('reads the tables opened to it across tenants, and leaves the connection as it was', async () => {
    await write(east, 'east');
    await write(west, 'west');
    const seen = await database.unitOfWork.system((tx) =>
      tx.query<{ text: string }>('select text from probe.note order by text'),
    );
    expect(seen.map((row) => row.text)).toEqual(['east', 'west']);
    const [who] = await database.dataSource.query('select current_user as role');
    expect(who).toEqual({ role: 'tingsu_probe' });
  });

  it('has no way to the other tables, and none to write where it may only read', async () => {
    await expect(
      database.unitOfWork.system((tx) => tx.query('select * from probe.secret')),
    ).rejects.toThrow(/permission denied/);
    await expect(
      database.unitOfWork.system((tx) => tx.query('delete from probe.note')),
    ).rejects.toThrow(/permission denied/);
  });

  it('is not what a service signs in with', async () => {
    await write(east, 'east');
    await database.unitOfWork.run(west, async (tx) => {
      expect(await tx.query('select * from probe.note')).toEqual([]);
    });
  });
});

describe('a unit of work', () => {
  it('refuses a second one inside, which would hold two connections', async () => {
    const nested = database.unitOfWork.run(east, () =>
      database.unitOfWork.run(east, () => Promise.resolve(1)),
    );
    await expect(nested).rejects.toThrow(/already open/);
  });

  it('keeps nothing of work that failed, and skips what was to follow the commit', async () => {
    let followed = false;
    const failing = database.unitOfWork.run(east, async (tx) => {
      tx.afterCommit(() => (followed = true));
      await tx.query('insert into probe.note values ($1, $2, $3)', [east, randomUUID(), 'gone']);
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(followed).toBe(false);
    expect(await read(east)).toEqual([]);
  });

  it('F16: has its result although an action after the commit fails, and runs the actions that follow', async () => {
    const ran: string[] = [];
    const result = await database.unitOfWork.run(east, async (tx) => {
      await tx.query('insert into probe.note values ($1, $2, $3)', [east, randomUUID(), 'kept']);
      tx.afterCommit(() => {
        throw new Error('a metric refused its label');
      });
      tx.afterCommit(() => void ran.push('second'));
      return 'done';
    });
    expect([result, ran, await read(east)]).toEqual(['done', ['second'], ['kept']]);
  });

  it('fails when a statement failed and the work went on: nothing was kept, and the caller must know', async () => {
    const careless = database.unitOfWork.run(east, async (tx) => {
      await tx.query('insert into probe.note values ($1, $2, $3)', [east, randomUUID(), 'gone']);
      await tx.query('select 1 / $1::integer', [0]).catch(() => undefined);
    });
    await expect(careless).rejects.toThrow('nothing was committed');
    expect(await read(east)).toEqual([]);
  });

  it('prepares a statement once for each connection, whatever its values', async () => {
    const prepared = await database.unitOfWork.run(east, async (tx) => {
      for (const text of ['one', 'two'])
        await tx.query('select id from probe.note where text = $1', [text]);
      return tx.query(
        `select generic_plans + custom_plans as runs from pg_prepared_statements where statement like 'select id from probe.note where%'`,
      );
    });
    expect(prepared).toEqual([{ runs: '2' }]);
  });

  it('goes on when a table was changed under a statement that a connection had prepared', async () => {
    const all = () => database.unitOfWork.run(east, (tx) => tx.query('select * from probe.note'));
    await write(east, 'before');
    await all();
    await database.admin('alter table probe.note add column later text');
    expect(await all()).toEqual([expect.objectContaining({ text: 'before', later: null })]);
    await database.admin('alter table probe.note drop column later');
    expect(await all()).toEqual([expect.not.objectContaining({ later: null })]);
  });

  it('runs again after a serialisation failure', async () => {
    let attempts = 0;
    await database.unitOfWork.run(east, async (tx) => {
      attempts++;
      if (attempts < 3)
        await tx.query("do $$ begin raise exception 'conflict' using errcode = '40001'; end $$");
      await tx.query('insert into probe.note values ($1, $2, $3)', [
        east,
        randomUUID(),
        `attempt ${attempts}`,
      ]);
    });
    expect(await read(east)).toEqual(['attempt 3']);
  });

  it('takes the time from the clock of the test, in the database too', async () => {
    time.set('2030-01-02T03:04:05Z');
    const now = await database.unitOfWork.run(east, async (tx) => {
      await tx.query('insert into probe.note (tenant_id, id, text) values ($1, $2, $3)', [
        east,
        randomUUID(),
        'later',
      ]);
      return tx.now;
    });
    expect(Math.abs(now.getTime() - Date.parse('2030-01-02T03:04:05Z'))).toBeLessThan(2_000);
    const [row] = await database.admin<{ at: Date }>('select at from probe.note');
    expect(row?.at.toISOString().slice(0, 16)).toBe('2030-01-02T03:04');
    time.set(new Date());
  });

  it('fails without ending the process when its backend is killed, and the pool recovers', async () => {
    const killed = database.unitOfWork.run(east, async (tx) => {
      const [self] = await tx.query<{ pid: number }>('select pg_backend_pid() as pid');
      await database.admin('select pg_terminate_backend($1)', [self?.pid]);
      await tx.query('select 1');
    });
    await expect(killed).rejects.toMatchObject({
      message: expect.stringMatching(/terminat|connection/i),
      statusCode: 503,
    });
    expect(await read(east)).toEqual([]);
  });

  it('tells an error without the values that were in it', async () => {
    const id = randomUUID();
    const twice = (): Promise<unknown> =>
      database.unitOfWork.run(east, (tx) =>
        tx.query('insert into probe.note values ($1, $2, $3)', [east, id, '13800138000']),
      );
    await twice();
    const error = await twice().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(JSON.stringify(error, Object.getOwnPropertyNames(error))).not.toMatch(/13800138000/);
    expect(error).not.toHaveProperty('parameters');
  });
});

describe('migrations', () => {
  it('agree with the entities, and a difference is seen', async () => {
    expect(await schemaDrift(database.dataSource)).toEqual([]);
    await database.admin('alter table probe.note drop column text');
    expect(await schemaDrift(database.dataSource)).toEqual([expect.stringContaining('ADD "text"')]);
    await database.admin(
      "alter table probe.note add column text text not null default ''; alter table probe.note alter text drop default",
    );
  });

  it('S-29: leave a time that no setting moves, also where a test could move it before', async () => {
    const migrations = [StartProbe1795294800000];
    const upgraded = await openTestDatabase('probe', { migrations });
    const ahead = `select probe.instant() - clock_timestamp() > '1 minute' as moved from set_config('app.clock_offset', '1 hour', true)`;
    expect(await upgraded.dataSource.query(ahead)).toEqual([{ moved: true }]);
    await migrate({ adminUrl: upgraded.adminUrl, service: 'probe', migrations });
    expect(await upgraded.dataSource.query(ahead)).toEqual([{ moved: false }]);
    await upgraded.close();
  });

  it('S-30: come after which no service can make temporary tables', async () => {
    const temporary = () => database.dataSource.query('create temporary table hoard (line text)');
    await provision({ adminUrl: database.adminUrl, passwords: { probe: TEST_PASSWORD } });
    await expect(temporary()).rejects.toThrow(/permission denied to create temporary tables/);
  });

  it('are applied once, also by many at the same time', async () => {
    const again = Array.from({ length: 3 }, async () => {
      await provision({ adminUrl: database.adminUrl, passwords: { probe: TEST_PASSWORD } });
      return migrate({
        adminUrl: database.adminUrl,
        service: 'probe',
        migrations: [StartProbe1795294800000],
      });
    });
    expect(await Promise.all(again)).toEqual([[], [], []]);
  });

  it('F8: are not applied again by an installation that applied them under a former name', async () => {
    class BeginProbe1795294800001 extends StartProbe1795294800000 {
      static readonly formerNames = ['StartProbe1795294800000'];
    }
    const migrations = [BeginProbe1795294800001];
    const adminUrl = database.adminUrl;
    expect(await migrate({ adminUrl, service: 'probe', migrations })).toEqual([]);
    expect(await database.admin('select name, "timestamp" from probe.migration')).toEqual([
      { name: 'BeginProbe1795294800001', timestamp: '1795294800001' },
    ]);
  });
});

async function write(tenant: string, text: string): Promise<void> {
  await database.unitOfWork.run(tenant, (tx) =>
    tx.query('insert into probe.note values ($1, $2, $3)', [tenant, randomUUID(), text]),
  );
}

async function read(tenant: string): Promise<string[]> {
  const unitOfWork = new UnitOfWork(database.dataSource, 'probe', time);
  const rows = await unitOfWork.run(tenant, (tx) =>
    tx.query<{ text: string }>('select text from probe.note order by text'),
  );
  return rows.map((row) => row.text);
}
