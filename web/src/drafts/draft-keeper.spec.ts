import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  DraftKeeper,
  type DraftPorts,
  type KeptDraft,
  type TabDraft,
  type Typed,
} from './draft-keeper';
import { inForm, onCase, type DraftPlace } from './draft-place';

const PLACE = onCase('p1', 'C-2026-000001', 'giveFinal');
const typed = (text: string): Typed => ({ caseVersion: 4, values: { text } });
const AT = '2026-11-24T09:40:00.000Z';

/** A server that keeps one draft, can be killed, and can lose its answers; a tab; and a clock that the test moves. */
class World implements DraftPorts {
  kept: KeptDraft | null = null;
  alive = true;
  answers = true;
  saves: TabDraft[] = [];
  stored = new Map<string, TabDraft>();
  private planned: { readonly at: number; readonly work: () => void }[] = [];
  private now = 0;

  save(_: DraftPlace, draft: TabDraft) {
    const { revision } = draft;
    if (!this.alive) return Promise.resolve({ why: 'waiting' as const });
    const known = this.kept?.revision ?? 0;
    if (known !== revision) return Promise.resolve({ why: 'stale' as const, revision: known });
    this.saves.push(draft);
    this.kept = { ...draft, revision: revision + 1, savedAt: AT };
    return Promise.resolve(this.answers ? this.kept : { why: 'waiting' as const });
  }
  load() {
    return Promise.resolve(this.alive ? this.kept : undefined);
  }
  discard() {
    this.kept = null;
    return Promise.resolve();
  }
  later(ms: number, work: () => void) {
    const one = { at: this.now + ms, work };
    this.planned.push(one);
    return () => void (this.planned = this.planned.filter((other) => other !== one));
  }
  readonly tab = {
    read: (place: DraftPlace) => this.stored.get(place.at) ?? null,
    keep: (place: DraftPlace, draft: TabDraft) => void this.stored.set(place.at, draft),
    drop: (place: DraftPlace) => void this.stored.delete(place.at),
    placesOf: (person: string) =>
      person === PLACE.person ? [...this.stored.keys()].map((at) => ({ person, at })) : [],
  };
  /** What was planned in the page before is not done any more. */
  reload(): void {
    this.planned = [];
  }
  /** Another device of the same person. */
  savedElsewhere(text: string): void {
    this.kept = { ...typed(text), revision: (this.kept?.revision ?? 0) + 1, savedAt: AT };
  }
  async pass(ms: number): Promise<void> {
    this.now += ms;
    const due = this.planned.filter(({ at }) => at <= this.now);
    this.planned = this.planned.filter(({ at }) => at > this.now);
    due.forEach(({ work }) => work());
    for (let turn = 0; turn < 20; turn++) await Promise.resolve();
  }
}

let world: World;
let keeper: DraftKeeper;
const signIn = (): void => {
  keeper = new DraftKeeper(world);
  keeper.signedIn(PLACE.person);
};
beforeEach(() => {
  world = new World();
  signIn();
});
const is = () => keeper.statusOf(PLACE).is;

describe('what a person types', () => {
  it('is saved once, a second after the last letter', async () => {
    await keeper.open(PLACE);
    for (const text of ['已', '已联', '已联系']) {
      keeper.type(PLACE, typed(text));
      await world.pass(400);
    }
    expect([is(), world.saves.length]).toEqual(['saving', 0]);
    await world.pass(1_000);
    expect([is(), world.saves]).toEqual([
      'saved',
      [{ revision: 0, caseVersion: 4, values: { text: '已联系' } }],
    ]);
    expect(keeper.statusOf(PLACE).savedAt).toBe(AT);
    expect(world.stored.size).toBe(0);
  });

  it('is not forgotten for an older answer that comes after it was saved', async () => {
    let answer = (_: KeptDraft | null): void => undefined;
    world.load = () => new Promise((resolve) => (answer = resolve));
    const opened = keeper.open(PLACE);
    keeper.type(PLACE, typed('已联系'));
    await world.pass(1_000);
    answer(null);
    expect(await opened).toEqual(typed('已联系'));
    expect(is()).toBe('saved');
    keeper.type(PLACE, typed('已联系家属'));
    await world.pass(1_000);
    expect([is(), world.kept?.values]).toEqual(['saved', { text: '已联系家属' }]);
  });

  it('is there on another device', async () => {
    world.savedElsewhere('在诊室写的');
    expect(await keeper.open(PLACE)).toMatchObject(typed('在诊室写的'));
    expect(is()).toBe('saved');
  });

  it('stays in the tab while the server is dead, through a reload, and is saved when it lives again', async () => {
    await keeper.open(PLACE);
    world.alive = false;
    keeper.type(PLACE, typed('已联系家属'));
    await world.pass(1_000);
    expect(is()).toBe('waiting');
    world.reload();
    signIn();
    expect(await keeper.open(PLACE)).toMatchObject(typed('已联系家属'));
    world.alive = true;
    await world.pass(5_000);
    expect([is(), world.kept?.values]).toEqual(['saved', { text: '已联系家属' }]);
  });

  it('is saved after the next sign-in, of the same person only', async () => {
    await keeper.open(PLACE);
    world.alive = false;
    keeper.type(PLACE, typed('已联系家属'));
    await world.pass(1_000);
    keeper.signedOut();
    world.alive = true;
    keeper.signedIn('p2');
    await world.pass(60_000);
    expect(world.saves).toEqual([]);
    keeper.signedOut();
    keeper.signedIn(PLACE.person);
    await world.pass(0);
    expect(world.kept?.values).toEqual({ text: '已联系家属' });
  });

  it('is no conflict with itself when an answer got lost', async () => {
    await keeper.open(PLACE);
    world.answers = false;
    keeper.type(PLACE, typed('一'));
    await world.pass(1_000);
    world.answers = true;
    keeper.type(PLACE, typed('一二'));
    await world.pass(1_000);
    await world.pass(1_000);
    expect([is(), world.kept?.values]).toEqual(['saved', { text: '一二' }]);
  });
});

describe('a form outside a case', () => {
  const form = inForm('p1', 'improvement', 'new');

  it('keeps what was typed through a reload, apart from every case', async () => {
    await keeper.open(form);
    world.alive = false;
    keeper.type(form, { values: { what: '每班复述' } });
    await world.pass(1_000);
    world.reload();
    world.alive = true;
    signIn();
    await world.pass(0);
    expect(world.saves).toEqual([{ revision: 0, values: { what: '每班复述' } }]);
    expect(await keeper.open(form)).toMatchObject({ values: { what: '每班复述' } });
    expect([form.at, PLACE.at]).toEqual([
      '/form-drafts/improvement/new',
      '/cases/C-2026-000001/drafts/giveFinal',
    ]);
  });
});

describe('two devices', () => {
  const conflict = async (): Promise<void> => {
    await keeper.open(PLACE);
    keeper.type(PLACE, typed('这台'));
    await world.pass(1_000);
    world.savedElsewhere('那台');
    keeper.type(PLACE, typed('这台，改过'));
    await world.pass(1_000);
  };

  it('never write over each other unseen', async () => {
    await conflict();
    expect(keeper.statusOf(PLACE)).toMatchObject({ is: 'elsewhere', other: typed('那台') });
    keeper.type(PLACE, typed('还在写'));
    await world.pass(60_000);
    expect(world.kept?.values).toEqual({ text: '那台' });
  });

  it('keep the words that the person chooses', async () => {
    await conflict();
    expect(keeper.choose(PLACE, 'theirs')).toMatchObject(typed('那台'));
    expect(is()).toBe('saved');
    await conflict();
    keeper.choose(PLACE, 'mine');
    await world.pass(0);
    expect([is(), world.kept?.values]).toEqual(['saved', { text: '这台，改过' }]);
  });

  it('go on with a new draft when the old one was sent on the other', async () => {
    await keeper.open(PLACE);
    keeper.type(PLACE, typed('一'));
    await world.pass(1_000);
    world.kept = null;
    keeper.type(PLACE, typed('一二'));
    await world.pass(1_000);
    await world.pass(1_000);
    expect([is(), world.kept]).toEqual(['saved', expect.objectContaining({ revision: 1 })]);
  });
});

describe('a command that is sent', () => {
  it('takes its draft along, and nothing is saved after it', async () => {
    await keeper.open(PLACE);
    keeper.type(PLACE, typed('一'));
    await world.pass(1_000);
    keeper.type(PLACE, typed('一二'));
    expect(await keeper.settle(PLACE)).toBe(1);
    world.kept = null;
    await keeper.sent(PLACE);
    await world.pass(60_000);
    expect([is(), world.kept, world.stored.size]).toEqual(['none', null, 0]);
  });

  it('leaves a draft again when it is refused', async () => {
    await keeper.open(PLACE);
    keeper.type(PLACE, typed('一'));
    expect(await keeper.settle(PLACE)).toBeUndefined();
    keeper.goOn(PLACE);
    await world.pass(1_000);
    expect(world.kept?.values).toEqual({ text: '一' });
  });

  it('also takes a draft whose last save had no answer', async () => {
    await keeper.open(PLACE);
    world.answers = false;
    keeper.type(PLACE, typed('一'));
    await world.pass(1_000);
    await keeper.settle(PLACE);
    await keeper.sent(PLACE);
    expect(world.kept).toBeNull();
  });
});

it('a draft is discarded everywhere', async () => {
  await keeper.open(PLACE);
  keeper.type(PLACE, typed('一'));
  await world.pass(1_000);
  await keeper.discard(PLACE);
  expect([is(), world.kept, world.stored.size]).toEqual(['none', null, 0]);
});
