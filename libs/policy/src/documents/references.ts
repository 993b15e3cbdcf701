import type { PolicyDocument } from './document-schema.js';
import type { Path, Report } from './problems.js';

/** Requirements are numbered in the register that the rules come from. */
const REQUIREMENTS = 413;

/** Every requirement that a rule names is in the register; citations are free text. */
export function checkReferences(document: PolicyDocument, report: Report): void {
  visit(document, [], report);
}

function visit(value: unknown, path: Path, report: Report): void {
  if (Array.isArray(value)) value.forEach((item, index) => visit(item, [...path, index], report));
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) {
      if (key === 'ref' || key === 'requirements') checkReference(item, [...path, key], report);
      else visit(item, [...path, key], report);
    }
  }
}

function checkReference(value: unknown, path: Path, report: Report): void {
  if (Array.isArray(value))
    return value.forEach((item, index) => checkReference(item, [...path, index], report));
  if (typeof value !== 'string') return;
  if (value.trim() === '')
    return report(
      path,
      'ref.empty',
      'Name the requirement or article, or leave the reference out.',
      '请写明依据，或删除此项。',
    );
  for (const [id, number] of value.matchAll(/R-(\w+)/g)) {
    if (/^\d{3}$/.test(number ?? '') && Number(number) >= 1 && Number(number) <= REQUIREMENTS)
      continue;
    report(
      path,
      'ref.unknown',
      `There is no requirement ${id}. They run from R-001 to R-${REQUIREMENTS}.`,
      `没有条款 ${id}，编号为 R-001 至 R-${REQUIREMENTS}。`,
    );
  }
}
