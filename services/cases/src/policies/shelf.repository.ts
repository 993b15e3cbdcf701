import type { RowOf, Transaction } from '@tingsu/database';
import { correctionOf } from '@tingsu/policy';
import type { Content } from './draft.js';
import type { Shelf } from './draft-check.js';
import { idIn } from './policy-book.js';
import { todayOf } from './publication.repository.js';
import { PolicyVersions, type PolicyVersionEntity } from './reference.entity.js';
import { lastActivation, type ActivationRow } from './reference.repository.js';

/** `date` columns are read as text: a day has no time zone. */
const EFFECTIVE_FROM = 'effective_from::text as "effectiveFrom"';
const Name = PolicyVersions.pick('policyId', 'version');
type VersionHead = RowOf<typeof Name> & Pick<PolicyVersionEntity, 'effectiveFrom'>;

/** All that is published, as a new draft finds it. */
export interface Published {
  readonly activation: ActivationRow | null;
  readonly versions: readonly VersionHead[];
}

export async function readPublished(tx: Transaction): Promise<Published> {
  const versions = await tx.query<VersionHead>(
    `select ${Name.as()}, ${EFFECTIVE_FROM} from policy_version order by effective_from desc, published_at desc, version desc`,
  );
  return { activation: await lastActivation(tx), versions };
}

export async function documentOf(tx: Transaction, reference: string): Promise<Content | null> {
  const [id, version] = reference.split('@');
  const [row] = await PolicyVersions.pick('document').select(
    tx,
    'where policy_id = $1 and version = $2',
    [id, version],
  );
  return row?.document ?? null;
}

/** `id@version` of what a reference means today; of a policy that is not in force yet its newest version. */
export function resolved({ activation, versions }: Published, reference: string): string | null {
  const [id, wanted] = reference.split('@');
  const known = versions.filter(({ policyId }) => policyId === id).map(({ version }) => version);
  const version =
    wanted === undefined || known.includes(wanted) ? wanted : correctionOf(wanted, known);
  const found = reference.includes('@')
    ? versions.find((one) => one.policyId === id && one.version === version)
    : (versions.find(
        ({ policyId, version }) =>
          policyId === reference && activation?.documents.includes(`${policyId}@${version}`),
      ) ?? versions.find(({ policyId }) => policyId === reference));
  return found ? `${found.policyId}@${found.version}` : null;
}

/** What a draft of the policy is checked against: what is in force, and all that it names with a version, parents included. */
export async function shelfFor(tx: Transaction, subject: string, content: Content): Promise<Shelf> {
  const published = await readPublished(tx);
  const inForce = published.activation?.documents ?? [];
  const documents = new Map<string, Content>();
  let wanted = [...inForce, ...parentsOf(content, published)];
  while (wanted.length > 0) {
    const rows = await PolicyVersions.pick('policyId', 'version', 'document').select(
      tx,
      `where policy_id || '@' || version = any($1::text[])`,
      [wanted],
    );
    rows.forEach(({ policyId, version, document }) =>
      documents.set(`${policyId}@${version}`, document),
    );
    wanted = rows
      .flatMap(({ document }) => parentsOf(document, published))
      .filter((reference) => !documents.has(reference));
  }
  const current = inForce.find((reference) => idIn(reference) === subject);
  return {
    documents: [...documents.values()],
    calendars: published.activation?.calendars ?? [],
    today: await todayOf(tx),
    published: published.versions
      .filter(({ policyId }) => policyId === subject)
      .map(({ version }) => version),
    inForceFrom:
      published.versions.find(({ policyId, version }) => `${policyId}@${version}` === current)
        ?.effectiveFrom ?? null,
  };
}

function parentsOf(content: Content, published: Published): string[] {
  const parents = Array.isArray(content['extends']) ? content['extends'].map(String) : [];
  return parents
    .map((reference) => resolved(published, reference))
    .filter((reference) => reference !== null);
}
