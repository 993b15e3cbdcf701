import {
  cursorOf,
  MOST_COUNTED,
  workplacesOf,
  type CaseQuerySchema,
  type Identity,
} from '@tingsu/contracts';
import { z } from 'zod';
import {
  filterWord,
  GROUP,
  isCampus,
  isPerson,
  isUnit,
  judgedNatureWord,
} from '../ledger/case-member.js';
import { Cases } from '../ledger/case.entity.js';
import { COMMON_KIND, KIND_MEMBERS } from '../ledger/duty-member.js';
import { NEVER } from '../ledger/case-row.js';
import { JUDGING_RULES } from '../lifecycle/judging-rules.js';
import { startsOf } from './list-starts.js';
import { endOfToday, endsToday, streamsOf, type View } from './list-views.js';
import {
  actionFor,
  barsOn,
  isArea,
  judgedIn,
  waysInCampus,
  waysOf,
  type ListWay,
} from './list-ways.js';

export type CaseQuery = z.infer<typeof CaseQuerySchema>;
/** What a list shows, with the cases that the number which was typed may mean. */
export type ListQuery = Omit<CaseQuery, 'q'> & { readonly caseIds?: readonly string[] };
type Sort = CaseQuery['sort'];

export interface Statement {
  readonly sql: string;
  readonly values: readonly unknown[];
}

/** The number of a word that no case has. */
const NO_CASE = 0;
/** The channel of the view `hotline_12345`. */
const HOTLINE = 'hotline_12345';
const COUNT_LIMIT = MOST_COUNTED + 1;
/** The filters by which the rows of members are compared, each a column of their indexes. */
const COMPARED = ['campus', 'category', 'channel', 'nature', 'priority'] as const;

export const Listed = Cases.pick(
  'caseId',
  'caseNo',
  'complaintNo',
  'state',
  'version',
  'campus',
  'channel',
  'caseKind',
  'category',
  'nature',
  'natureRules',
  'priority',
  'danger',
  'urged',
  'nextCallAt',
  'unread',
  'leadDepartment',
  'owner',
  'assignee',
  'receivedAt',
  'dueKey',
  'nextClock',
  'breached',
);
/** What access to a case depends on, where something in its row is not for everyone who sees it. */
const ACCESS = `case when c.nature_rules && '{${JUDGING_RULES.join(',')}}' then c.access end as access`;

/** Where a page ends; a list in another order does not take it. */
const placesOf = <Of extends Sort>(sort: Of) =>
  cursorOf(z.tuple([z.literal(sort), z.union([z.iso.datetime(), z.literal(NEVER)]), z.guid()]));
export const PLACES = { next_due: placesOf('next_due'), received: placesOf('received') };

/** What lists know only by number: ways, streams and codes that a question of this reader may name. */
export const wordsAsked = (query: Asked, who: Identity, views: readonly View[] = []): string[] => [
  ...waysOf(who, actionFor(query)).map(({ member }) => member),
  ...streamsOf('all'),
  ...views.flatMap((view) =>
    startsOf(view, query, who)
      .flat()
      .map(({ member }) => member),
  ),
  filterWord('channel', HOTLINE),
  ...(query.caseKind === COMMON_KIND ? KIND_MEMBERS : []),
  ...COMPARED.flatMap((name) => (query[name] ? [filterWord(name, query[name])] : [])),
  ...(query.nature ? [judgedNatureWord(query.nature), ...judgedIn(who)] : []),
];

/** The cases of views that are few and not found by members. */
export type ChosenCases = Readonly<Partial<Record<View, readonly string[]>>>;

/** Who asks, where, and the numbers of the words that he asks with; a word without one is of no case. */
export interface Reader {
  readonly who: Identity;
  readonly timeZone: string;
  /** After how long a case without an owner is of the view `unassigned`. */
  readonly unassignedMinutes: number;
  readonly numbers: ReadonlyMap<string, number>;
}

/** One row more than the page holds. */
export function pageStatement(query: ListQuery, reader: Reader): Statement {
  const found = new Found(query, reader, query.view);
  const [key, direction] = ORDER[query.sort];
  const order = (row: string) => `${row}.${key} ${direction}, ${row}.case_id ${direction}`;
  const rows = found.rows({
    order: `order by ${order('m')}`,
    columns: `m.case_id, m.${key}`,
    limit: query.limit + 1,
  });
  return found.statement(`select ${Listed.as('c')}, ${ACCESS} from (${found.once(rows, key)}
      order by ${order('found')} limit ${query.limit + 1}) as p
    join complaint_case c on c.case_id = p.case_id order by ${order('p')}`);
}

/** How many there are, at most one more than anyone counts. */
export function totalStatement(query: ListQuery, reader: Reader): Statement {
  const found = new Found({ ...query, cursor: undefined }, reader, query.view);
  return found.statement(`select ${counted(found)} as total`);
}

/** How many each view holds, in one statement. */
export function countsStatement(
  views: readonly View[],
  reader: Reader,
  chosen: ChosenCases = {},
): Statement {
  const values: unknown[] = [];
  const columns = views.map(
    (view) =>
      `${counted(new Found({ sort: 'received', caseIds: chosen[view] }, reader, view, values))} as "${view}"`,
  );
  return { sql: `select ${columns.join(', ')}`, values };
}

/** How many each question finds, in their order, in one statement. */
export function totalsStatement(questions: readonly Asked[], reader: Reader): Statement {
  const values: unknown[] = [];
  const totals = questions.map((query) => counted(new Found(query, reader, 'all', values)));
  return { sql: `select array[${totals.join(', ')}]::integer[] as totals`, values };
}

/** For each member, in order: how many open cases are found under it, how many are due within a day, and how many overdue. */
export function loadsStatement(members: readonly ListWay[], reader: Reader): Statement {
  return new Found({ sort: 'received' }, reader, 'open', [], members).loads();
}

function counted(found: Found): string {
  const rows = found.rows({ order: '', columns: 'm.case_id', limit: COUNT_LIMIT });
  return `(select count(*)::int from (${found.once(rows)} limit ${COUNT_LIMIT}) as counted)`;
}

const ORDER = {
  next_due: ['due_key', ''],
  received: ['received_at', 'desc'],
} as const satisfies Record<Sort, readonly [string, string]>;

interface Rows {
  readonly columns: string;
  readonly order: string;
  readonly limit: number;
}

/** What may be asked of the rows of members, with or without a page. */
export type Asked = Partial<Omit<ListQuery, 'sort' | 'limit' | 'view'>> & Pick<ListQuery, 'sort'>;

/** The cases that a question finds for a reader, as SQL over the rows of members, with the values of its placeholders. */
class Found {
  private readonly ways: string;
  private readonly hasOneWay: boolean;
  private readonly conditions: string[];

  constructor(
    private readonly query: Asked,
    private readonly reader: Reader,
    private readonly view: View,
    private readonly values: unknown[] = [],
    from?: readonly ListWay[],
  ) {
    const reach = waysOf(reader.who, actionFor(query));
    const [start, ...others] = from ? [from] : startsOf(view, query, reader.who);
    const ways = start ?? (query.campus ? waysInCampus(reach, query.campus) : reach);
    this.ways = this.unnested(ways);
    this.hasOneWay = ways.length === 1;
    this.conditions = [
      ...(start ? this.within(start, reach) : []),
      ...others.flatMap((other) => this.among(other)),
      ...this.ofView(),
      ...COMPARED.flatMap((name) => {
        const code = query[name];
        if (!code) return [];
        return [
          name === 'nature' ? this.ofNature(code) : this.compared(name, filterWord(name, code)),
        ];
      }),
      ...this.ofCommonKind(),
      ...this.receivedBetween(),
      ...this.numbered(),
      `m.case_id not in (select b.case_id from case_bar b where b.who = any(${this.value(barsOn(reader.who))}::text[]))`,
      ...this.afterPage(),
    ];
  }

  statement(sql: string): Statement {
    return { sql, values: this.values };
  }

  loads(): Statement {
    const streams = this.value(streamsOf('open').map((word) => this.numberOf(word)));
    const overdue = this.value(streamsOf('overdue').map((word) => this.numberOf(word)));
    return this
      .statement(`select count(x.due_key)::int as open, count(*) filter (where x.stream = any(${overdue}::integer[]))::int as overdue,
        count(*) filter (where x.due_key < instant() + interval '24 hours' and not x.stream = any(${overdue}::integer[]))::int as "dueSoon"
      from ${this.ways} with ordinality as w (member, parts, place) left join lateral (
        select m.due_key, m.stream from case_member m where m.member = w.member and m.stream = any(${streams}::integer[])
          and m.parts & w.parts <> 0 and ${this.conditions.join(' and ')} limit ${COUNT_LIMIT}) as x on true
      group by w.place order by w.place`);
  }

  /** What a view holds for a reader, in order where a page is asked for: no more rows of a stream than the list takes. */
  rows(rows: Rows): string {
    const { state, sort } = this.query;
    if (this.view !== 'due_today' || sort !== 'received' || rows.order === '')
      return this.streams(streamsOf(this.view, state), this.until('m.due_key'), rows);
    // By time of receipt nearly every overdue case is met on the way, and hardly any of the others: those are few by their due time.
    const [overdue, due] = [streamsOf('overdue', state), streamsOf('due_soon', state)];
    const onTheWay = this.streams(overdue, this.until(`m.due_key + interval '0'`), rows);
    const byTime = rows.order.replace('m.received_at', `m.received_at + interval '0'`);
    const byDue = this.streams(due, this.until('m.due_key'), { ...rows, order: byTime });
    return `${onTheWay} union all ${byDue}`;
  }

  private until(key: string): string[] {
    return endsToday(this.view) ? [`${key} < ${endOfToday(this.value(this.reader.timeZone))}`] : [];
  }

  /** What a view asks for besides states and a start. */
  private ofView(): string[] {
    if (this.view === 'hotline_12345')
      return [this.compared('channel', filterWord('channel', HOTLINE))];
    if (this.view !== 'unassigned') return [];
    const minutes = this.value(this.reader.unassignedMinutes);
    return [`m.received_at < instant() - ${minutes}::integer * interval '1 minute'`];
  }

  /** Each way of the reader is a number of streams that the index holds in the order of the list. */
  private streams(
    words: readonly string[],
    until: readonly string[],
    { columns, order, limit }: Rows,
  ): string {
    const streams = this.value(words.map((word) => this.numberOf(word)));
    const where = [
      'm.member = w.member',
      'm.stream = s.stream',
      'm.parts & w.parts <> 0',
      ...until,
      ...this.conditions,
    ];
    // A number means few cases: their members are read by the key.
    if (this.query.caseIds)
      return `(select ${columns} from ${this.ways} as w (member, parts)
          cross join unnest(${streams}::integer[]) as s (stream)
          join case_member m on ${where.join(' and ')} ${order} limit ${limit})`;
    return `(select x.* from ${this.ways} as w (member, parts) cross join lateral (
        select y.* from unnest(${streams}::integer[]) as s (stream) cross join lateral (
          select ${columns} from case_member m where ${where.join(' and ')} ${order} limit ${limit}) as y
        ${order === '' ? `limit ${limit}` : ''}) as x)`;
  }

  /** Who has a part in a case twice finds it in two ways. `key` is the column of the order besides the case. */
  once(rows: string, key?: string): string {
    const columns = [...(key ? [key] : []), 'case_id'].join(', ');
    if (this.hasOneWay) return `select * from (${rows}) as found`;
    return `select distinct on (${columns}) * from (${rows}) as found`;
  }

  private value(value: unknown): string {
    this.values.push(value);
    return `$${this.values.length}`;
  }

  /** A code that no case has finds nothing, without reading all that is there. */
  private compared(name: (typeof COMPARED)[number], word: string): string {
    return this.numberOf(word) === NO_CASE ? 'false' : `m.${name} = ${this.number(word)}`;
  }

  /** Most cases are of it: those of the other kinds are passed over. */
  private ofCommonKind(): string[] {
    if (this.query.caseKind !== COMMON_KIND) return [];
    const others = this.value(KIND_MEMBERS.map((member) => this.numberOf(member)));
    return [
      `(select true from case_member r where r.case_id = m.case_id and r.member = any(${others}::integer[]) limit 1) is null`,
    ];
  }

  /** A filter must not tell of a judgement whom the list does not tell (X-24). */
  private ofNature(code: string): string {
    const plain = this.compared('nature', filterWord('nature', code));
    const areas = judgedIn(this.reader.who);
    const judged = judgedNatureWord(code);
    if (areas.length === 0 || this.numberOf(judged) === NO_CASE) return plain;
    const seen = areas.includes(GROUP)
      ? ''
      : ` and m.campus = any(${this.value(areas.map((area) => this.numberOf(area)))}::integer[])`;
    const own = this.value(workplacesOf(this.reader.who));
    return `(${plain} or (${this.compared('nature', judged)}${seen} and (
      select not c.access #> '{respondent,units}' ?| ${own}::text[] from complaint_case c where c.case_id = m.case_id)))`;
  }

  private number(word: string): string {
    return `${this.value(this.numberOf(word))}::integer`;
  }

  private numberOf(word: string): number {
    return this.reader.numbers.get(word) ?? NO_CASE;
  }

  private unnested(ways: readonly ListWay[]): string {
    const members = this.value(ways.map(({ member }) => this.numberOf(member)));
    return `unnest(${members}::integer[], ${this.value(ways.map(({ parts }) => parts))}::smallint[])`;
  }

  /** The reader's own ways, when the list begins with what he asked for. */
  private within(start: readonly ListWay[], reach: readonly ListWay[]): string[] {
    if (reach.some((way) => isArea(way) && way.member === GROUP)) return [];
    const [first, ...more] = start;
    const own =
      more.length === 0 ? reach.find(({ member }) => member === first?.member) : undefined;
    const others = reach.filter((way) => way !== own);
    const ofGroup = others.filter(({ member }) => member === GROUP);
    const ofCampus = others.filter(({ member }) => isCampus(member));
    const ofPerson = others.filter(({ member }) => isPerson(member));
    const byGroup = ofGroup.map((way) => `m.parts & ${this.value(way.parts)} <> 0`);
    const byCampus = ofCampus.map((way) =>
      isArea(way)
        ? `m.campus = ${this.number(way.member)}`
        : `m.campus = ${this.number(way.member)} and m.parts & ${this.value(way.parts)} <> 0`,
    );
    const byPerson = ofPerson.map(
      (way) => `m.case_id in (select r.case_id from case_member r
        where r.member = ${this.number(way.member)} and r.parts & ${this.value(way.parts)} <> 0)`,
    );
    const byUnit = this.among(others.filter(({ member }) => isUnit(member)));
    const byOwn = own ? [`m.parts & ${this.value(own.parts)} <> 0`] : [];
    const any = [...byOwn, ...byGroup, ...byCampus, ...byPerson, ...byUnit];
    return [any.length === 0 ? 'false' : `(${any.join(' or ')})`];
  }

  /** A subquery that gives a value is asked for each row, in the order of the list; PostgreSQL would turn `exists` into a join and sort. */
  private among(units: readonly ListWay[]): string[] {
    if (units.length === 0) return [];
    return [
      `(select true from ${this.unnested(units)} as o (member, parts)
        join case_member r on r.case_id = m.case_id and r.member = o.member and r.parts & o.parts <> 0 limit 1)`,
    ];
  }

  private receivedBetween(): string[] {
    const { receivedFrom, receivedTo } = this.query;
    const midnight = (day: string, later: string) =>
      `((${this.value(day)}::date)::timestamp ${later}) at time zone ${this.value(this.reader.timeZone)}::text`;
    return [
      ...(receivedFrom ? [`m.received_at >= ${midnight(receivedFrom, '')}`] : []),
      ...(receivedTo ? [`m.received_at < ${midnight(receivedTo, "+ interval '1 day'")}`] : []),
    ];
  }

  private numbered(): string[] {
    const { caseIds } = this.query;
    return caseIds ? [`m.case_id = any(${this.value(caseIds)}::uuid[])`] : [];
  }

  private afterPage(): string[] {
    const { sort, cursor } = this.query;
    const place = PLACES[sort].read(cursor);
    if (!place) return [];
    const [, at, id] = place;
    const [key] = ORDER[sort];
    return [
      `(m.${key}, m.case_id) ${sort === 'next_due' ? '>' : '<'} (${this.value(at)}::timestamptz, ${this.value(id)}::uuid)`,
    ];
  }
}
