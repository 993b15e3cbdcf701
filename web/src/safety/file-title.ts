import {
  EMERGENCY_NAMES,
  INCIDENT_NAMES,
  LIMIT_NAMES,
  MARK_NAMES,
  MARK_SUBJECT_NAMES,
  MEDIA_GRADE_NAMES,
  MEDIA_NAMES,
  type SafetyState,
} from '@tingsu/contracts';
import { inLanguage, type Language } from '../i18n/language';

/** What a file is, in a few words; null for the steps of a complaint in danger. */
export const fileTitle = (state: SafetyState, language: Language): string | null => {
  switch (state.sort) {
    case 'incident':
      return inLanguage(INCIDENT_NAMES[state.kind], language);
    case 'emergency':
      return inLanguage(EMERGENCY_NAMES[state.ground], language);
    case 'media':
      return `${inLanguage(MEDIA_NAMES[state.outlet], language)} · ${inLanguage(MEDIA_GRADE_NAMES[state.grade], language)}`;
    case 'restriction':
      return state.limits.map((limit) => inLanguage(LIMIT_NAMES[limit], language)).join(' · ');
    case 'mark':
      return `${inLanguage(MARK_NAMES[state.mark], language)} · ${inLanguage(MARK_SUBJECT_NAMES[state.of], language)}`;
    case 'path':
      return null;
  }
};
