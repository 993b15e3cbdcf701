// What the first pages of portal and console need of the contracts: apart from the schemas, so that they load without them.

/** As many as a person watches at most. */
export const MOST_WATCHED = 200;

/** As many papers at most go into one file. */
export const MOST_PRINTED = 50;

/** No reader pages through more, and counting them would cost more than the page. */
export const MOST_COUNTED = 1_000;

/** The draft of a message to the complainant, beside those of commands. */
export const MESSAGE_DRAFT = 'message';

/** The complainant signed the register; the policy names the reasons for which this is waived. */
export const SIGNED = 'signed';
/** The complainant confirmed by voice what was read back. */
export const CONFIRMED_BY_VOICE = 'voice';

/** `7` → `07`, as dates and times are written. */
export const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** What a person wants to say; without a word about it, a complaint. */
export const MATTERS = ['complaint', 'suggestion', 'praise', 'hazard'] as const;
export type Matter = (typeof MATTERS)[number];

/** What a hazard is about; a topic of the case from its receipt on. */
export const HAZARDS = ['drug', 'device', 'water', 'power', 'gas', 'fire', 'other'] as const;
export type Hazard = (typeof HAZARDS)[number];

/** When a person wants to be called. */
export const REACH_TIMES = ['any', 'morning', 'afternoon', 'evening'] as const;
export type ReachTimes = (typeof REACH_TIMES)[number];
