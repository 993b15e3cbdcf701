import type { z } from 'zod';

/**
 * Places that got a shape only after documents with them had been stored. The engine does not decide by them, so a document in which one
 * of them has another form is read without it instead of not at all: what was published stays readable.
 */
const SHAPED_LATER =
  `register archive meeting technicalReview repeat compensation confirmPlanWithComplainant remedies outcomes offers
  reports roles.leader roles.finalBody roles.receiver roles.handler roles.callback roles.verifier roles.responsiblePerson
  roles.complaintsManager acceptance.verification acceptance.timeLimit acceptance.oralComplaint acceptance.initiators nature.rules.*.action acceptance.anonymous.ruleSet routing.supplier
  routing.multiBody reportable.actions followUp.plans.*.form followUp.plans.*.onDissatisfied clocks.*.onBreach channels.*.elseAnonymous
  taxonomy.dimensions taxonomy.multiValued accountability.proposer accountability.decisionBody accountability.circularIssuer
  accountability.appealTo accountability.outcomes accountability.misconduct accountability.parameters`.split(
    /\s+/,
  );

/** The document without the places that do not have the shape of today; null when another one is wrong too. */
export function inEarlierShape(json: unknown, issues: readonly z.core.$ZodIssue[]): unknown {
  const places = issues.map(({ path }) => placeOf(path));
  if (places.some((place) => place === null)) return null;
  const document: unknown = structuredClone(json);
  for (const place of places) if (place) remove(document, place);
  return document;
}

function placeOf(path: readonly PropertyKey[]): readonly PropertyKey[] | null {
  for (let length = 1; length <= path.length; length++) {
    const start = path.slice(0, length);
    const key = start.map((part) => (typeof part === 'number' ? '*' : String(part))).join('.');
    if (SHAPED_LATER.includes(key)) return start;
  }
  return null;
}

function remove(document: unknown, place: readonly PropertyKey[]): void {
  const holder = place
    .slice(0, -1)
    .reduce<unknown>((value, key) => (value as Record<PropertyKey, unknown>)[key], document);
  const key = place.at(-1);
  if (key !== undefined) Reflect.deleteProperty(holder as object, key);
}
