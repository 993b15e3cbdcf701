import type { Binding, PolicyActivated, PolicyRef } from '@tingsu/contracts';
import {
  bindingFor,
  calendarSet,
  composePolicy,
  correctionOf,
  parsePolicy,
  PolicyError,
  type Calendar,
  type CalendarSet,
  type Place,
  type Policy,
  type PolicyDocument,
} from '@tingsu/policy';

type Activation = PolicyActivated['data'];
type Raw = Activation['documents'][number];

/** What a book is made of: every version that a case may have been opened under, and what is in force of them. */
export interface Library extends Activation {
  /** `id@version` of the documents in force; without it the ones that took effect last. */
  readonly inForce?: readonly string[];
}

/**
 * The policies of one tenant, composed on demand and remembered: a policy version never changes. A document is read only when somebody
 * needs it, so that an old one which today's check would refuse does no harm.
 */
export class PolicyBook {
  readonly calendars: CalendarSet;
  private readonly raw: ReadonlyMap<string, Raw>;
  private readonly current: ReadonlyMap<string, string>;
  private readonly parsed = new Map<string, PolicyDocument>();
  private readonly composed = new Map<string, Policy>();

  constructor(private readonly library: Library) {
    this.calendars = calendarSet(library.calendars);
    this.raw = new Map(library.documents.map((document) => [keyOf(document), document]));
    const newest = library.inForce?.length ? library.inForce : newestOf(library.documents);
    this.current = new Map(newest.map((reference) => [idIn(reference), reference]));
  }

  /** The documents in force. */
  get documents(): readonly PolicyDocument[] {
    return [...this.current.values()].map((reference) => this.document(reference));
  }

  isKnown(policyId: string): boolean {
    return this.current.has(policyId);
  }

  /** The policy that holds for a place. A kind without a binding gets the policy of another kind, which sends it on. */
  policyFor(place: Place): Policy | null {
    const { bindings } = this.library;
    const { caseKind } = place;
    const found =
      bindingFor(bindings, place) ??
      bindingFor(
        bindings.map((binding) => ({ ...binding, caseKind })),
        place,
      );
    return found ? this.policyOn(found) : null;
  }

  /** The policies of a binding, composed. Throws a PolicyError when they cannot be. */
  policyOn({ policies }: Pick<Binding, 'policies'>): Policy {
    return this.compose(policies.map((reference) => this.resolve(reference)));
  }

  /** The policy that a case was opened under. */
  policyOf(refs: readonly PolicyRef[]): Policy {
    return this.compose(refs.map(({ id, version }) => `${id}@${version}`));
  }

  /** The calendar that holds on a campus: the most special layer of the one that the policy names. */
  calendarFor(
    policy: Policy,
    campus: string | null = null,
    departmentCode: string | null = null,
  ): Calendar {
    return this.calendars.find({ base: policy.calendarId, campus, departmentCode });
  }

  /** Every policy with a binding. */
  get bound(): Policy[] {
    return this.bindings.map((binding) => this.policyOn(binding));
  }

  get bindings(): Activation['bindings'] {
    return this.library.bindings;
  }

  /** `id@version` of what a reference means today. Throws a PolicyError if there is none. */
  resolve(reference: string): string {
    const resolved = reference.includes('@')
      ? this.correct(reference)
      : this.current.get(reference);
    if (resolved && this.raw.has(resolved)) return resolved;
    throw new PolicyError(
      'policy.unknown',
      `There is no policy ${reference}. Load its document or correct the name.`,
    );
  }

  /** The documents and all that they extend. */
  withParents(references: readonly string[]): PolicyDocument[] {
    const found = new Map<string, PolicyDocument>();
    const add = (reference: string): void => {
      if (found.has(reference)) return;
      const document = this.document(reference);
      found.set(reference, document);
      for (const parent of document.extends) {
        // A case keeps the parent that it was opened under, also where the document leaves the version open.
        const kept = references.find((one) => one === parent || idIn(one) === parent);
        add(kept ?? this.resolve(parent));
      }
    };
    references.forEach(add);
    return [...found.values()];
  }

  /** The version itself, or its newest correction where only that was ever published here. */
  private correct(reference: string): string {
    const [id = '', version = ''] = reference.split('@');
    if (this.raw.has(reference)) return reference;
    const known = [...this.raw.keys()].filter((key) => idIn(key) === id);
    const corrected = correctionOf(
      version,
      known.map((key) => key.slice(id.length + 1)),
    );
    return corrected === undefined ? reference : `${id}@${corrected}`;
  }

  private compose(references: readonly string[]): Policy {
    const key = references.join('+');
    const known = this.composed.get(key);
    if (known) return known;
    const policy = this.withMeanings(composePolicy(this.withParents(references), references));
    this.composed.set(key, policy);
    return policy;
  }

  /** A version from before units said what they mean takes that from the version in force. */
  private withMeanings(policy: Policy): Policy {
    const inForce = policy.layers
      .map(({ id }) => this.current.get(id))
      .filter((reference) => reference !== undefined)
      .map((reference) => this.document(reference).units ?? {});
    const units = Object.entries(policy.units).map(([name, unit]) => {
      const means = unit.means ?? inForce.find((known) => known[name]?.means)?.[name]?.means;
      return [name, means ? { ...unit, means } : unit] as const;
    });
    return { ...policy, units: Object.fromEntries(units) };
  }

  private document(reference: string): PolicyDocument {
    const known = this.parsed.get(reference);
    if (known) return known;
    const document = parsePolicy(this.raw.get(this.resolve(reference)));
    this.parsed.set(reference, document);
    return document;
  }
}

export const keyOf = (document: Raw): string =>
  `${String(document['id'])}@${String(document['version'])}`;
export const idIn = (reference: string): string => reference.split('@')[0] ?? reference;

/** Of each policy the version that took effect last; of two that did on the same day the one that comes later. */
function newestOf(documents: readonly Raw[]): string[] {
  const newest = new Map<string, Raw>();
  for (const document of documents) {
    const id = String(document['id']);
    const known = newest.get(id);
    if (!known || String(known['effectiveFrom']) <= String(document['effectiveFrom']))
      newest.set(id, document);
  }
  return [...newest.values()].map(keyOf);
}
