import type { posters as chinese } from './posters.zh-CN';

/** Sentences of the page for posters. `{name}` marks a value. */
export const posters = {
  postersIntro:
    'Hang a poster on the wall, or put a sign on the counter. Who scans the code gets the form with campus and department filled in, and can change them. The telephone is that of the letterhead in the policy; where it has none, a line is left to be filled in by hand.',
  postersNowhere:
    'There is no campus for which you may print posters, or none that takes complaints by the form.',
  postersCampusLabel: 'Campus',
  postersFor: 'Where they hang',
  postersAll: 'Choose all',
  postersNone: 'Choose none',
  postersCampus: '{name} (whole campus)',
  postersBox: 'Suggestion box: {place} ({code})',
  postersSize: 'Size',
  postersSize_a4: 'Poster (A4)',
  postersSize_sign: 'Small sign (A6; print 4 on a sheet)',
  postersLanguage: 'Language',
  postersLanguage_both: 'Chinese and English',
  'postersLanguage_zh-CN': 'Chinese',
  postersLanguage_en: 'English',
  postersTooMany: 'At most {most} fit in one file. Choose fewer and print the rest afterwards.',
  postersMissing: 'No font here has {characters}; the poster shows 〓 instead.',
  postersPrint: 'Make PDF ({count})',
} as const satisfies Record<keyof typeof chinese, string>;
