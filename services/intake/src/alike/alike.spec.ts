import { describe, expect, it } from '@jest/globals';
import { FIELD_CLASSES } from '@tingsu/contracts';
import { alikeOf, clauseOf, type Earlier, pageOfAlike, sharesWords } from './alike.js';

const earlier = (change: Partial<Earlier> = {}): Earlier => ({
  complaintNo: 'TS-2026-000007',
  campus: 'main',
  receivedAt: new Date('2026-11-20T02:00:00Z'),
  occurredAt: new Date('2026-11-19T02:00:00Z'),
  state: 'triage',
  samePhone: false,
  sameRecord: false,
  names: ['阿卜杜拉·买买提'],
  content: '挂号窗口的工作人员态度很差，把老年证扔了出来，电话 13800001111。',
  fields: FIELD_CLASSES,
  ...change,
});
const query = { campus: 'main' };
const reasons = (...args: Parameters<typeof alikeOf>) => alikeOf(...args)[0]?.reasons;

describe('an earlier complaint', () => {
  it.each(['阿卜杜拉·买买提', '阿卜杜拉•买买提', '阿卜杜拉．买买提', ' 阿卜杜拉‧买买提 '])(
    'is of the same person under the name %s',
    (name) => {
      expect(reasons({ ...query, name }, [earlier()])).toEqual(['name']);
    },
  );

  it('of another person, or of nobody, is not shown', () => {
    expect(alikeOf({ ...query, name: '买买提' }, [earlier()])).toEqual([]);
    expect(alikeOf(query, [earlier()])).toEqual([]);
    expect(alikeOf({ ...query, occurredAt: '2026-11-19T08:00:00Z' }, [earlier()])).toEqual([]);
  });

  it('of the same person is likely the same matter with the same words, or about the same day', () => {
    const words = '把老年证扔了出来，态度很差';
    const found = alikeOf({ ...query, name: '阿卜杜拉·买买提', words }, [
      earlier({ complaintNo: 'TS-2026-000009', content: '停车场收费太贵', receivedAt: new Date() }),
      earlier(),
    ]);
    expect(found.map(({ complaintNo, sameMatter }) => [complaintNo, sameMatter])).toEqual([
      ['TS-2026-000007', true],
      ['TS-2026-000009', false],
    ]);
    const sameDay = { ...query, occurredAt: '2026-11-19T08:00:00Z' };
    expect(alikeOf(sameDay, [earlier({ samePhone: true })])[0]).toMatchObject({
      reasons: ['phone', 'occurred'],
      sameMatter: true,
      caseNo: 'C-2026-000007',
      open: true,
    });
  });

  it('is likened only by what the reader may see, and shows first words with numbers hidden', () => {
    const fields = ['words'] as const;
    const asked = { ...query, name: '阿卜杜拉·买买提' };
    expect(alikeOf(asked, [earlier({ samePhone: true, fields })])).toEqual([]);
    const [seen] = alikeOf({ ...query, words: '工作人员态度很差，把老年证扔了' }, [
      earlier({ fields }),
    ]);
    expect([seen?.reasons, seen?.gist]).toEqual([
      ['words'],
      '挂号窗口的工作人员态度很差，把老年证扔了出来，电话 138******11。',
    ]);
    const blind = ['identity'] as const;
    expect(alikeOf(asked, [earlier({ fields: blind })])[0]?.gist).toBeNull();
  });
});

it('words are shared by half of the shorter text, and a figure of speech is no matter', () => {
  expect(sharesWords('态度很差', '他的态度很差，我很生气')).toBe(false);
  expect(sharesWords('把老年证扔了出来', '护士把老年证扔了出来')).toBe(true);
  expect(sharesWords('把老年证扔了出来', '停车场的道闸砸了车')).toBe(false);
});

it('the longest clause is searched for, unless all are short', () => {
  expect(clauseOf('你好，挂号窗口的工作人员态度很差。')).toBe('挂号窗口的工作人员态度很差');
  expect(clauseOf('太差了！')).toBeNull();
});

describe('pages of what is alike', () => {
  const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 2, minute));
  const numbered = (nr: number, change: Partial<Earlier> = {}): Earlier =>
    earlier({ complaintNo: `TS-2026-00000${nr}`, samePhone: true, ...change });
  const asked = { ...query, phone: '13800001111', occurredAt: '2026-11-19T08:00:00Z' };
  const known = [
    numbered(1, { receivedAt: at(1), occurredAt: null }),
    numbered(2, { receivedAt: at(1), occurredAt: null }),
    numbered(3, { receivedAt: at(3), occurredAt: null }),
    numbered(4, { receivedAt: at(0) }),
  ];
  const readAll = (
    earlierOnPage: (page: number) => readonly Earlier[],
    limit: number,
  ): string[] => {
    const seen: string[] = [];
    let cursor: string | null = null;
    for (let nr = 0; nr === 0 || cursor !== null; nr += 1) {
      const page = pageOfAlike(alikeOf(asked, earlierOnPage(nr)), {
        limit,
        cursor: cursor ?? undefined,
      });
      seen.push(...page.items.map(({ complaintNo }) => complaintNo.slice(-1)));
      cursor = page.nextCursor;
    }
    return seen;
  };

  it('hold each once, the same matter first and then the newest, however long they are', () => {
    for (const limit of [1, 2, 3, 10])
      expect(readAll(() => known, limit)).toEqual(['4', '3', '2', '1']);
  });

  it('show none twice when one comes meanwhile, and say how many there are', () => {
    const later = numbered(5, { receivedAt: at(9), occurredAt: null });
    expect(readAll((page) => (page === 0 ? known : [...known, later]), 2)).toEqual([
      '4',
      '3',
      '2',
      '1',
    ]);
    expect(pageOfAlike(alikeOf(asked, known), { limit: 1, cursor: undefined }).total).toBe(4);
  });

  it('are not those of another list', () => {
    expect(() => pageOfAlike([], { limit: 1, cursor: 'WzFd' })).toThrow(/cursor/);
  });
});
