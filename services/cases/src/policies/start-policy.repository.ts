import { ProblemError, type LocalizedText, type NewDraft } from '@tingsu/contracts';
import type { Transaction } from '@tingsu/database';
import { nextVersion, titleOf, type Content, type DraftState } from './draft.js';
import { idIn } from './policy-book.js';
import { todayOf } from './publication.repository.js';
import { documentOf, readPublished, resolved, type Published } from './shelf.repository.js';

type NewPolicy = Extract<NewDraft, { kind: 'policy' }>;
/** What a draft is begun with. */
export type Start = Pick<
  DraftState,
  'kind' | 'subject' | 'title' | 'version' | 'basedOn' | 'effectiveFrom' | 'content'
>;

export async function newPolicy(tx: Transaction, wanted: NewPolicy): Promise<Start> {
  const { policyId } = wanted;
  if (!/^[a-zA-Z0-9][a-zA-Z0-9._-]*$/.test(policyId))
    throw invalid('policyId', 'Use letters, digits, dots and hyphens only.');
  const published = await readPublished(tx);
  const { base, document } = await sourceOf(tx, wanted, published);
  const own = published.versions
    .filter((one) => one.policyId === policyId)
    .map(({ version }) => version);
  const today = await todayOf(tx);
  const lifted = wanted.lift === undefined ? null : liftedTo(wanted.lift, published);
  const content = {
    ...document,
    ...(lifted ? { extends: withParent(document, lifted.reference) } : {}),
    id: policyId,
    version: versionFor(document, own),
    effectiveFrom: lifted && lifted.effectiveFrom > today ? lifted.effectiveFrom : today,
  };
  return {
    kind: 'policy',
    subject: policyId,
    title: titleOf(content, named(policyId)),
    version: content.version,
    basedOn: base,
    effectiveFrom: content.effectiveFrom,
    content,
  };
}

/** The document that the draft begins with: one from elsewhere, a published version, or the frame of a new policy. */
async function sourceOf(
  tx: Transaction,
  { policyId, basedOn, document }: NewPolicy,
  published: Published,
): Promise<{ readonly base: string | null; readonly document: Content }> {
  if (document) return { base: null, document };
  const wanted =
    basedOn === undefined ? policyId : basedOn.includes('@') ? basedOn : `${policyId}@${basedOn}`;
  const base = resolved(published, wanted);
  if (basedOn !== undefined && base === null)
    throw new ProblemError(
      'policy.unknown',
      `There is no version ${wanted} to copy from. Choose one of the library.`,
    );
  const found = base === null ? null : await documentOf(tx, base);
  return { base, document: found ?? (await blank(tx, published)) };
}

/** That of the document for the first version here; after that the next one that is free. */
function versionFor({ version }: Content, own: readonly string[]): string {
  const written = typeof version === 'string' && version !== '' ? version.slice(0, 40) : '1.0';
  if (own.length === 0) return '1.0';
  return nextVersion(own.includes(written) ? written : (own[0] ?? written), own);
}

function liftedTo(lift: string, published: Published) {
  const reference = resolved(published, lift);
  const found = published.versions.find(
    ({ policyId, version }) => `${policyId}@${version}` === reference,
  );
  if (reference && found) return { reference, effectiveFrom: found.effectiveFrom };
  throw new ProblemError('policy.unknown', `There is no version ${lift} to build on.`);
}

const withParent = ({ extends: parents }: Content, reference: string): unknown[] =>
  (Array.isArray(parents) ? parents : []).map((parent: unknown) =>
    typeof parent === 'string' && idIn(parent) === idIn(reference) ? reference : parent,
  );

/** What every policy has; the check says what else it needs. */
async function blank(tx: Transaction, { activation, versions }: Published): Promise<Content> {
  const [first] = activation?.bindings.flatMap(({ policies }) => policies) ?? [];
  const model =
    first === undefined
      ? null
      : await documentOf(tx, resolved({ activation, versions }, first) ?? '@');
  const calendar = (model?.['calendar'] ?? {}) as Content;
  return {
    schemaVersion: 1,
    id: '',
    version: '',
    title: { zh: '新制度', en: 'New policy' },
    effectiveFrom: '',
    extends: [],
    timezone: model?.['timezone'] ?? 'UTC',
    caseKind: 'external',
    calendar: {
      base: calendar['base'] ?? activation?.calendars[0]?.id ?? '',
      dayCount: 'exclude-first',
      cutoff: '24:00',
    },
    clocks: [],
  };
}

const named = (name: string): LocalizedText => ({ zh: name, en: name });

/** The body asks for something that cannot be, at this field. */
export function invalid(path: string, message: string): ProblemError {
  return new ProblemError(
    'request.invalid',
    'Correct the listed fields of the body and send it again.',
    {
      errors: [{ path, code: 'invalid', message }],
    },
  );
}
