import {
  kindOf,
  ORAL_CHANNELS,
  SIGNED,
  type Channel,
  type Matter,
  type PoliciesView,
} from '@tingsu/contracts';

/** What the policy of a place wants to know of a complaint that comes this way. */
export interface Asked {
  /** Codes without which a complaint of this channel is not complete: name, address, contact, signature. */
  readonly must: readonly string[];
  /** A complaint of this channel that lacks them is registered as anonymous. */
  readonly elseAnonymous: boolean;
  /** What the complaint has to state before it is accepted; asked for now, while the person is there. */
  readonly wanted: readonly string[];
  /** What may be said of the signature; empty where none is asked for. */
  readonly signatures: readonly string[];
  /** Only departments are complained of, and their heads answer for the people in them. */
  readonly departmentsOnly: boolean;
  /** What is said by word of mouth is written down and read back. */
  readonly record: boolean;
  /** The person gets a copy of that record. */
  readonly copy: boolean;
}
export const NOTHING_ASKED: Asked = {
  must: [],
  elseAnonymous: false,
  wanted: [],
  signatures: [],
  departmentsOnly: false,
  record: false,
  copy: false,
};

export interface Place {
  readonly campus: string;
  readonly channel: Channel | '';
  readonly matter: Matter;
}

type Binding = PoliciesView['bindings'][number];
type Policy = PoliciesView['documents'][number];

/** The closest binding: a row for the campus before one for all, a row for the channel before one for every channel. */
const bindingOf = ({ bindings }: PoliciesView, place: Place): Binding | undefined => {
  if (place.channel === '') return undefined;
  const kind = kindOf(place.channel, place.matter);
  const closeness = (one: Binding): number =>
    (one.campus === null ? 0 : 2) + (one.channel === null ? 0 : 1);
  return bindings
    .filter(
      (one) =>
        one.caseKind === kind &&
        one.department === null &&
        (one.campus === null || one.campus === place.campus) &&
        (one.channel === null || one.channel === place.channel),
    )
    .sort((a, b) => closeness(b) - closeness(a))[0];
};

/** The documents that hold for a place, in the order in which they decide. */
export const policiesAt = (view: PoliciesView | undefined, place: Place): readonly Policy[] => {
  const bound = (view && bindingOf(view, place)?.policies) ?? [];
  return bound.flatMap(
    ({ id, version }) =>
      view?.documents.filter((one) => one['id'] === id && one['version'] === version) ?? [],
  );
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const recordsIn = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];
const codesIn = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];

const channelRule = (document: Policy, channel: string) =>
  recordsIn(document['channels']).find((rule) => rule['code'] === channel);
const namesDepartmentsOnly = ({ acceptance }: Policy): boolean =>
  isRecord(acceptance) && acceptance['respondents'] === 'departments';

const wantsOral = ({ acceptance }: Policy, what: string): boolean =>
  isRecord(acceptance) &&
  isRecord(acceptance['oralComplaint']) &&
  acceptance['oralComplaint'][what] === true;

/** The questions of the form. A policy that says nothing of a channel asks nothing special there. */
export const askedAt = (view: PoliciesView | undefined, place: Place): Asked => {
  const binding = view && bindingOf(view, place);
  if (!binding) return NOTHING_ASKED;
  const documents = policiesAt(view, place);
  const rules = documents
    .map((document) => channelRule(document, place.channel))
    .filter((rule) => rule !== undefined);
  const waivers = binding.signatureWaivers;
  const isOral =
    place.matter === 'complaint' && ORAL_CHANNELS.some((channel) => channel === place.channel);
  return {
    must: [...new Set(rules.flatMap((rule) => codesIn(rule['requires'])))],
    elseAnonymous: rules.some((rule) => rule['elseAnonymous'] === true),
    wanted: binding.elements,
    signatures: waivers === null ? [] : [SIGNED, ...waivers],
    departmentsOnly: documents.some(namesDepartmentsOnly),
    record: isOral && documents.some((one) => wantsOral(one, 'mustWriteRecord')),
    copy: isOral && documents.some((one) => wantsOral(one, 'copyToComplainant')),
  };
};
