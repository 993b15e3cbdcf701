import { tellingWords } from '@tingsu/find';
import type { Reference, ReceiptPlace } from '../reference/reference-data.js';

const NONE: ReadonlySet<string> = new Set();

/** Words that make no complaint resemble another: those of the policy, and the names of the places that they are about. */
export class IgnoredWords {
  private readonly known = new WeakMap<Reference, Map<string, ReadonlySet<string>>>();

  at(place: ReceiptPlace, reference: Reference): ReadonlySet<string> {
    const ofReference = this.known.get(reference) ?? new Map<string, ReadonlySet<string>>();
    this.known.set(reference, ofReference);
    const key = `${place.campus}|${place.department ?? ''}|${place.channel}|${place.caseKind}`;
    const made = ofReference.get(key) ?? ignoredAt(place, reference);
    ofReference.set(key, made);
    return made;
  }
}

function ignoredAt(place: ReceiptPlace, reference: Reference): ReadonlySet<string> {
  const { zh = [], en = [] } = reference.policyAt(place)?.likeness?.ignored ?? {};
  const names = [
    reference.tenantName,
    ...reference.campuses.map((code) => reference.campus(code)?.name),
    ...reference.departments.map((code) => reference.departmentName(code)),
  ].flatMap((name) => (name ? [name.zh, name.en ?? ''] : []));
  return new Set([
    ...[...zh, ...en].map((word) => word.toLowerCase()),
    ...names.map((name) => name.toLowerCase()),
    ...names.flatMap((name) => tellingWords(name, NONE)),
  ]);
}
