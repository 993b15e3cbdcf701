import {
  type LocalizedText,
  type PosterLanguage,
  type PosterPlace,
  type PosterRequest,
  type PosterSize,
  ProblemError,
} from '@tingsu/contracts';
import type { Letterhead } from '@tingsu/policy';
import { errorAt } from '../complaints/field-problem.js';
import { houseName, letterheadOf } from '../papers/compose-paper.js';
import type { Reference } from '../reference/reference-data.js';

/** What stands on one poster, from top to bottom; a list has one line for each language. */
export interface Poster {
  readonly house: readonly string[];
  readonly sentence: readonly string[];
  /** What the code opens: the form with the place filled in. */
  readonly address: string;
  readonly place: readonly string[];
  readonly phone: readonly string[];
  /** For who cannot scan. */
  readonly site: string;
}

export interface PosterSheets {
  readonly size: PosterSize;
  readonly title: string;
  readonly posters: readonly Poster[];
  readonly at: Date;
}

const SENTENCE: LocalizedText = {
  zh: '对这里不满意、有建议或想表扬，请扫码告诉我们，可以不留姓名。',
  en: 'Not satisfied, an idea, or praise? Scan and tell us. You need not give your name.',
};
const BY_HAND = '________________';
const SPOKEN: Readonly<Record<PosterLanguage, readonly (keyof LocalizedText)[]>> = {
  both: ['zh', 'en'],
  'zh-CN': ['zh'],
  en: ['en'],
};

interface House {
  readonly reference: Reference;
  readonly publicUrl: string;
  readonly at: Date;
}

/** Posters of a campus. Throws where the form could not be opened with the place filled in. */
export function composePosters(
  { campus, size, language, places }: PosterRequest,
  { reference, publicUrl, at }: House,
): PosterSheets {
  requireForm(campus, reference);
  const site = publicUrl.replace(/\/+$/, '');
  const spoken = (text: LocalizedText): string[] => SPOKEN[language].map((one) => text[one]);
  const posters = places.map((place, index): Poster => {
    const department = departmentAt(place, index, campus, reference);
    const head = letterheadAt(campus, department, reference);
    return {
      house: spoken(houseName(head, campus, reference)),
      sentence: spoken(SENTENCE),
      address: `${site}/?${new URLSearchParams(queryOf(campus, place)).toString()}`,
      place: spoken(nameOf(place, campus, reference)),
      phone: spoken(phoneOf(head)),
      site: site.replace(/^https?:\/\//, ''),
    };
  });
  const title = spoken({ zh: '投诉二维码', en: 'Code of the complaint form' }).join(' · ');
  return { size, title, posters, at };
}

function requireForm(code: string, reference: Reference): void {
  const campus = reference.campus(code);
  if (!campus?.open)
    throw new ProblemError(
      'campus.unknown',
      'Choose a campus that takes complaints.',
      errorAt('campus', 'unknown', 'No such campus'),
    );
  if (!campus.channels.includes('web_form'))
    throw new ProblemError(
      'channel.closed',
      'The campus does not take complaints by the form.',
      errorAt('campus', 'closed', 'Not open here'),
    );
}

/** The form offers only departments that the house names outside. */
function departmentAt(
  place: PosterPlace,
  index: number,
  campus: string,
  reference: Reference,
): string | null {
  if (place.kind !== 'department') return null;
  const { code } = place;
  if (reference.department(code)?.campus === campus && reference.publicName(code)) return code;
  throw new ProblemError(
    'department.unknown',
    'Choose departments of the campus that the form offers.',
    errorAt(`places.${index}.code`, 'unknown', 'Not a department that the form offers'),
  );
}

const letterheadAt = (
  campus: string,
  department: string | null,
  reference: Reference,
): Letterhead | undefined =>
  letterheadOf(
    reference.policyAt({ campus, department, channel: 'web_form', caseKind: 'external' }),
    campus,
  );

function queryOf(campus: string, place: PosterPlace): Record<string, string> {
  switch (place.kind) {
    case 'campus':
      return { campus };
    case 'department':
      return { campus, unit: place.code };
    case 'box':
      return { campus, box: place.code };
  }
}

function nameOf(place: PosterPlace, campus: string, reference: Reference): LocalizedText {
  const nothing = { zh: '', en: '' };
  switch (place.kind) {
    case 'campus':
      return reference.campus(campus)?.name ?? nothing;
    case 'department':
      return reference.publicName(place.code) ?? nothing;
    case 'box':
      return { zh: `意见箱 · ${place.place.zh}`, en: `Suggestion box · ${place.place.en}` };
  }
}

/** Left open to be written by hand where the letterhead has no telephone. */
function phoneOf(head: Letterhead | undefined): LocalizedText {
  const numbers = head?.phones?.length ? head.phones : [BY_HAND];
  const office = head?.office ?? { zh: '投诉中心', en: 'Complaint centre' };
  return {
    zh: `也可以打电话：${numbers.join('、')}，${office.zh}`,
    en: `Or call ${numbers.join(', ')}, ${office.en}`,
  };
}
