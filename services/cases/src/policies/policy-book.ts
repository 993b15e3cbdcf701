import type { PolicyActivated, PolicyRef } from '@tingsu/contracts';
import { calendarOf, composePolicy, parsePolicy, type Calendar, type Policy, type PolicyDocument } from '@tingsu/policy';

type Activation = PolicyActivated['data'];

/** The policies of one tenant, composed on demand and remembered: a policy version never changes. */
export class PolicyBook {
  readonly documents: readonly PolicyDocument[];
  private readonly composed = new Map<string, Policy>();
  private readonly calendars = new Map<string, Calendar>();

  constructor(private readonly activation: Activation) {
    this.documents = activation.documents.map(parsePolicy);
  }

  /** The policy that binds a campus for a kind of case. A kind that nobody bound gets the campus's policy, which sends it on. */
  policyFor(campus: string, caseKind: string): Policy | null {
    const binding = this.bindingOf(campus, caseKind);
    return binding ? this.compose(binding.policies) : null;
  }

  /** The policy that a case was opened under. */
  policyOf(refs: readonly PolicyRef[]): Policy {
    return this.compose(refs.map(({ id, version }) => `${id}@${version}`));
  }

  calendarFor(policy: Policy): Calendar {
    const known = this.calendars.get(policy.calendarId);
    if (known) return known;
    const data = this.activation.calendars.find(({ id }) => id === policy.calendarId);
    if (!data) throw new Error(`There is no calendar ${policy.calendarId}. Load it with the policies.`);
    const calendar = calendarOf(data);
    this.calendars.set(policy.calendarId, calendar);
    return calendar;
  }

  get bindings(): Activation['bindings'] {
    return this.activation.bindings;
  }

  private bindingOf(campus: string, caseKind: string): Activation['bindings'][number] | undefined {
    const { bindings } = this.activation;
    const here = (binding: Activation['bindings'][number]): boolean => binding.campus === campus;
    const anywhere = (binding: Activation['bindings'][number]): boolean => binding.campus === null;
    const ofKind = bindings.filter((binding) => binding.caseKind === caseKind);
    return ofKind.find(here) ?? ofKind.find(anywhere) ?? bindings.find(here) ?? bindings.find(anywhere);
  }

  private compose(ids: readonly string[]): Policy {
    const key = ids.join('+');
    const known = this.composed.get(key);
    if (known) return known;
    const policy = composePolicy(this.documents, ids);
    this.composed.set(key, policy);
    return policy;
  }
}
