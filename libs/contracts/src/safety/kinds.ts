import type { LocalizedText } from '../vocabulary.js';

/** What endangers people or the house. */
export const INCIDENT_KINDS = [
  'threat',
  'violence',
  'weapon',
  'gathering',
  'damage',
  'self_harm',
  'other',
] as const;
export type IncidentKind = (typeof INCIDENT_KINDS)[number];

export const INCIDENT_NAMES: Readonly<Record<IncidentKind, LocalizedText>> = {
  threat: { zh: '威胁、恐吓', en: 'Threat' },
  violence: { zh: '动手、伤人', en: 'Violence' },
  weapon: { zh: '携带刀具等凶器', en: 'Weapon' },
  gathering: { zh: '聚众、围堵', en: 'Gathering' },
  damage: { zh: '毁坏财物', en: 'Damage' },
  self_harm: { zh: '自伤、自杀', en: 'Self-harm' },
  other: { zh: '其他危险', en: 'Other danger' },
};
