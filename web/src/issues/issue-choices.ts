import type { LocalizedText } from '@tingsu/contracts';
import type { Choice, ChoiceSources } from '../casepage/choice';
import { labelTable } from '../i18n/labels';
import { inLanguage } from '../i18n/language';
import { topicsToChoose } from '../kit/offered';

type Offer = (sources: ChoiceSources) => Choice[];
interface Coded {
  readonly code: string;
  readonly label: LocalizedText;
}

const listed = (all: readonly Coded[], { words: { language } }: ChoiceSources): Choice[] =>
  all.map(({ code, label }) => ({ value: code, label: inLanguage(label, language) }));

export const categories: Offer = (sources) => listed(sources.offered.categories, sources);

export const topics: Offer = ({ offered, words: { label, language } }) =>
  topicsToChoose(offered, Object.keys(labelTable(language, 'topic'))).map((code) => ({
    value: code,
    label: label('topic', code),
  }));

/** The problems under the name of their domain. */
export const problems: Offer = ({ offered: { problems: known }, words: { language } }) =>
  (known?.domains ?? []).flatMap((domain) =>
    domain.problems.map(({ code, label }) => ({
      value: code,
      label: `${inLanguage(domain.label, language)} · ${inLanguage(label, language)}`,
    })),
  );

export const severities: Offer = (sources) =>
  listed(sources.offered.problems?.severities ?? sources.offered.severities, sources);

export const harms: Offer = (sources) => listed(sources.offered.problems?.harms ?? [], sources);
