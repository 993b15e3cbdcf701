import { PolicyActivated } from '@tingsu/contracts';
import { createDataSource, systemClock, UnitOfWork, type Transaction } from '@tingsu/database';
import { Outbox } from '@tingsu/messaging';
import { calendarOf, parsePolicy } from '@tingsu/policy';
import { canonicalJson } from './ledger/canonical.js';
import { SYSTEM } from './lifecycle/case-state.js';
import { PolicyBook } from './policies/policy-book.js';

type Activation = PolicyActivated['data'];
export interface PolicySeed {
  readonly databaseUrl: string;
  readonly tenantId: string;
  readonly documents: Activation['documents'];
  readonly bindings: Activation['bindings'];
  readonly calendars: Activation['calendars'];
}

/** Puts policies and calendars in force and tells everybody. The same ones again change nothing; true if something changed. */
export async function seedPolicies({ databaseUrl, tenantId, ...activation }: PolicySeed): Promise<boolean> {
  check(activation);
  const dataSource = await createDataSource({ url: databaseUrl, service: 'cases', entities: [], poolSize: 1 }).initialize();
  try {
    return await new UnitOfWork(dataSource, 'cases', systemClock()).run(tenantId, (tx) => activate(tx, activation));
  } finally {
    await dataSource.destroy();
  }
}

/** Writes what is new. A document that is in force under the same version with another content is refused: versions never change. */
export async function activate(tx: Transaction, activation: Activation): Promise<boolean> {
  await tx.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`policies:${tx.tenantId}`]);
  const added = await addDocuments(tx, activation.documents);
  const [last] = await tx.query<{ version: number; bindings: unknown; calendars: unknown }>(
    'select version, bindings, calendars from policy_activation order by version desc limit 1',
  );
  const { bindings, calendars } = activation;
  if (
    !added &&
    last &&
    canonicalJson({ bindings, calendars }) === canonicalJson({ bindings: last.bindings, calendars: last.calendars })
  )
    return false;
  const version = (last?.version ?? 0) + 1;
  await tx.query('insert into policy_activation (tenant_id, version, bindings, calendars, activated_at) values ($1, $2, $3::jsonb, $4::jsonb, $5)', [
    tx.tenantId, version, JSON.stringify(bindings), JSON.stringify(calendars), tx.now,
  ]); // prettier-ignore
  await new Outbox('cases').append(tx, [
    {
      definition: PolicyActivated,
      aggregateId: tx.tenantId ?? '',
      aggregateVersion: version,
      data: activation,
      actor: SYSTEM,
      at: tx.now,
    },
  ]);
  return true;
}

async function addDocuments(tx: Transaction, documents: Activation['documents']): Promise<boolean> {
  const known = await tx.query<{ policy_id: string; version: string; document: unknown }>(
    'select policy_id, version, document from policy_version',
  );
  const fresh = documents.filter((document) => {
    const { id, version } = parsePolicy(document);
    const same = known.find((one) => one.policy_id === id && one.version === version);
    if (same && canonicalJson(same.document) !== canonicalJson(document)) {
      throw new Error(`The policy ${id} ${version} is in force with another content. Publish the change under a new version.`);
    }
    return !same;
  });
  for (const document of fresh) {
    const { id, version } = parsePolicy(document);
    await tx.query('insert into policy_version (tenant_id, policy_id, version, document, activated_at) values ($1, $2, $3, $4::jsonb, $5)', [
      tx.tenantId, id, version, JSON.stringify(document), tx.now,
    ]); // prettier-ignore
  }
  return fresh.length > 0;
}

/** Fails before anything is written if a binding cannot be composed or a calendar is missing. */
function check(activation: Activation): void {
  const book = new PolicyBook(activation);
  for (const { campus, caseKind } of activation.bindings) {
    const policy = book.policyFor(campus ?? '', caseKind);
    if (!policy) throw new Error(`No policy for ${campus ?? 'every campus'}, ${caseKind}`);
    book.calendarFor(policy);
  }
  activation.calendars.forEach((calendar) => calendarOf(calendar));
}
