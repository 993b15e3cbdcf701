import type { Transaction } from '@tingsu/database';
import { correctionOf } from '@tingsu/policy';
import type { Content } from './draft.js';
import type { Shelf } from './draft-check.js';
import { idIn } from './policy-book.js';
import { lastActivation, todayOf, type ActivationRow } from './publication.repository.js';

interface VersionHead {
  readonly policy_id: string;
  readonly version: string;
  readonly effective_from: string;
}

/** All that is published, as a new draft finds it. */
export interface Published {
  readonly activation: ActivationRow | null;
  readonly versions: readonly VersionHead[];
}

export async function readPublished(tx: Transaction): Promise<Published> {
  const versions = await tx.query<VersionHead>(
    'select policy_id, version, effective_from::text as effective_from from policy_version order by effective_from desc, published_at desc, version desc',
  );
  return { activation: await lastActivation(tx), versions };
}

export async function documentOf(tx: Transaction, reference: string): Promise<Content | null> {
  const [id, version] = reference.split('@');
  const [row] = await tx.query<{ document: Content }>(
    'select document from policy_version where policy_id = $1 and version = $2',
    [id, version],
  );
  return row?.document ?? null;
}

/** `id@version` of what a reference means today; of a policy that is not in force yet its newest version. */
export function resolved({ activation, versions }: Published, reference: string): string | null {
  const [id, wanted] = reference.split('@');
  const known = versions.filter(({ policy_id }) => policy_id === id).map(({ version }) => version);
  const version =
    wanted === undefined || known.includes(wanted) ? wanted : correctionOf(wanted, known);
  const found = reference.includes('@')
    ? versions.find((one) => one.policy_id === id && one.version === version)
    : (versions.find(
        ({ policy_id, version }) =>
          policy_id === reference && activation?.documents.includes(`${policy_id}@${version}`),
      ) ?? versions.find(({ policy_id }) => policy_id === reference));
  return found ? `${found.policy_id}@${found.version}` : null;
}

/** What a draft of the policy is checked against: what is in force, and all that it names with a version, parents included. */
export async function shelfFor(tx: Transaction, subject: string, content: Content): Promise<Shelf> {
  const published = await readPublished(tx);
  const inForce = published.activation?.documents ?? [];
  const documents = new Map<string, Content>();
  let wanted = [...inForce, ...parentsOf(content, published)];
  while (wanted.length > 0) {
    const rows = await tx.query<{ document: Content; reference: string }>(
      `select document, policy_id || '@' || version as reference from policy_version where policy_id || '@' || version = any($1::text[])`,
      [wanted],
    );
    rows.forEach(({ document, reference }) => documents.set(reference, document));
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
      .filter(({ policy_id }) => policy_id === subject)
      .map(({ version }) => version),
    inForceFrom:
      published.versions.find(({ policy_id, version }) => `${policy_id}@${version}` === current)
        ?.effective_from ?? null,
  };
}

function parentsOf(content: Content, published: Published): string[] {
  const parents = Array.isArray(content['extends']) ? content['extends'].map(String) : [];
  return parents
    .map((reference) => resolved(published, reference))
    .filter((reference) => reference !== null);
}
