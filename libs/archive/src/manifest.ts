import canonicalize from 'canonicalize';
import { createHash } from 'node:crypto';
import { z } from 'zod';

const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);

/** What lies beside an archived partition. The hash covers all of it and the hash before it, so that no file can be changed or left out unseen. */
export const ManifestSchema = z.strictObject({
  format: z.literal('tingsu.archive.v1'),
  service: z.string(),
  relation: z.string(),
  partition: z.string(),
  /** The months in it: from (inclusive; null = from the beginning) to (exclusive). */
  first: z.iso.datetime({ offset: true }).nullable(),
  until: z.iso.datetime({ offset: true }),
  columns: z.array(z.string()),
  rows: z.number().int().nonnegative(),
  /** Of the lines of JSON, before they are compressed. */
  contentSha256: sha256Schema,
  /** Of the file (gzip). */
  sha256: sha256Schema,
  bytes: z.number().int().nonnegative(),
  archivedAt: z.iso.datetime({ offset: true }),
  /** Hash of the manifest that the service wrote before; null for its first. */
  previous: sha256Schema.nullable(),
  hash: sha256Schema,
});
export type Manifest = z.infer<typeof ManifestSchema>;

const sha256 = (content: string | Buffer): string =>
  createHash('sha256').update(content).digest('hex');

function hashOf(manifest: Omit<Manifest, 'hash'>): string {
  return sha256(canonicalize(manifest) ?? '');
}

export const sealed = (manifest: Omit<Manifest, 'hash'>): Manifest => ({
  ...manifest,
  hash: hashOf(manifest),
});

/** Where the rows of a manifest and the manifest itself lie. A file with other rows has another name, so none is ever written over. */
export function filesOf(
  manifest: Pick<Manifest, 'service' | 'relation' | 'partition' | 'contentSha256'>,
): { readonly rows: string; readonly manifest: string } {
  const { service, relation, partition, contentSha256 } = manifest;
  const path = `${service}/${relation}/${partition}.${contentSha256.slice(0, 12)}`;
  return { rows: `${path}.ndjson.gz`, manifest: `${path}.manifest.json` };
}

/** Why a manifest cannot be trusted, or null. `hash` is what the database knows of it. */
export function manifestFault(manifest: Manifest, hash: string): string | null {
  const { hash: own, ...rest } = manifest;
  return hashOf(rest) === own && own === hash
    ? null
    : `The manifest of ${manifest.partition} was changed: its hash is not the one that was written down. Put the original back from a copy of the archive.`;
}
