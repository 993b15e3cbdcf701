import { bothLanguages, type EvidenceSlot, type EvidenceStep, type Facts } from '@tingsu/contracts';
import { holds } from '../documents/condition.js';
import type { Policy } from '../documents/policy.js';

/** Files that a step of this case asks for. */
interface AskedEvidence {
  readonly step: EvidenceStep;
  readonly slot: EvidenceSlot;
  readonly required: boolean;
  /** What the policy calls it; null where the slot says enough. */
  readonly label: { readonly zh: string; readonly en: string } | null;
}

/**
 * What the steps of a case ask for, one entry for each step and slot; where two rules ask, the stricter one holds. `facts` with what was
 * decided: nature, priority, track, reportable.
 */
export function evidenceFor(policy: Policy, facts: Facts): AskedEvidence[] {
  const asked = new Map<string, AskedEvidence>();
  for (const rule of policy.evidence) {
    if (rule.when && !holds(rule.when, facts)) continue;
    const { step, slot, required = false } = rule;
    const key = `${step} ${slot}`;
    const known = asked.get(key);
    const label = rule.zh === undefined && rule.en === undefined ? null : bothLanguages(rule, slot);
    asked.set(key, {
      step,
      slot,
      required: required || known?.required === true,
      label: known?.label ?? label,
    });
  }
  return [...asked.values()];
}
