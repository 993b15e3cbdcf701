import { bothLanguages } from '@tingsu/contracts';
import type { Policy } from './policy.js';
import type { Text } from './text.js';

/** Names of the policy's codes in both languages, for screens; a code without a name is its own name. */
export interface PolicyLabels {
  readonly title: Text;
  readonly channels: Readonly<Record<string, Text>>;
  readonly categories: Readonly<Record<string, Text>>;
  readonly tracks: Readonly<Record<string, Text>>;
  readonly declineReasons: Readonly<Record<string, Text>>;
  readonly clocks: Readonly<Record<string, Text>>;
  /** Units and roles, by the name that the rules use. */
  readonly units: Readonly<Record<string, Text>>;
}

interface Named {
  readonly zh?: string | undefined;
  readonly en?: string | undefined;
}

export function labelsOf(policy: Policy): PolicyLabels {
  const taxonomy = Array.isArray(policy.taxonomy) ? policy.taxonomy : [];
  return {
    title: bothLanguages(policy.primary.title ?? {}, policy.primary.id),
    channels: byCode(policy.channels, (one) => one.code),
    categories: byCode(taxonomy, (one) => one.code),
    tracks: byCode(policy.tracks, (one) => one.id),
    declineReasons: byCode(policy.declineReasons, (one) => one.code),
    clocks: Object.fromEntries(policy.clocks.map((clock) => [clock.rule.id, clock.label])),
    units: Object.fromEntries(
      Object.entries(policy.units).map(([name, { zh, en }]) => [name, { zh, en }]),
    ),
  };
}

function byCode<Item extends Named>(
  items: readonly Item[],
  code: (item: Item) => string,
): Record<string, Text> {
  return Object.fromEntries(items.map((item) => [code(item), bothLanguages(item, code(item))]));
}
