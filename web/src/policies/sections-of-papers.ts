import { field, NAMES_IF_GIVEN, part, REF, type Part } from './fields';

/** What the hospital prints: its letterheads, and papers of its own in place of those of the product. */
export const PAPER_PARTS: readonly Part[] = [
  part({
    key: 'letterheads',
    kind: 'rules',
    path: ['papers', 'letterheads'],
    fields: [
      field('campus'),
      field('name.zh'),
      field('name.en'),
      field('office.zh'),
      field('office.en'),
      field('address.zh'),
      field('address.en'),
      field('phones'),
      field('postcode'),
    ],
    blank: {},
  }),
  part({
    key: 'papers',
    kind: 'rules',
    path: ['papers', 'templates'],
    fields: [
      field('id'),
      ...NAMES_IF_GIVEN,
      field('series'),
      field('onePage'),
      field('seal'),
      field('lines.zh'),
      field('lines.en'),
      field('signatures.zh'),
      field('signatures.en'),
      REF,
    ],
    blank: { id: 'acknowledgement', lines: { zh: ['{addressee}：'], en: ['Dear {addressee},'] } },
  }),
];
