import { describe, expect, it } from '@jest/globals';
import { ProblemError } from '@tingsu/contracts';
import { importedDays } from './calendar-import.js';

const errorsOf = (format: 'csv' | 'json', text: string): string[] => {
  try {
    importedDays(format, text);
    return [];
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    return (error.extra.errors ?? []).map(({ message }) => message);
  }
};

describe('the import of a year', () => {
  it.each([
    ['commas, with a heading', 'date,kind,name,nameEn\r\n2027-01-01,off,元旦,New Year\r\n'],
    ['tabs, as a spreadsheet pastes them', '2027-01-01\toff\t元旦\tNew Year'],
    [
      'semicolons and quotes, after a byte order mark',
      '\uFEFF"2027-01-01";"off";"元旦";"New Year"',
    ],
  ])('reads %s', (_, text) => {
    expect(importedDays('csv', text)).toEqual([
      { date: '2027-01-01', kind: 'off', name: '元旦', nameEn: 'New Year' },
    ]);
  });

  it('keeps a comma and a quote within quotes, understands the words of the notice, and sorts by date', () => {
    expect(importedDays('csv', '2027-02-06,班,"春节, ""调休"""\n2027-01-01,休,元旦')).toEqual([
      { date: '2027-01-01', kind: 'off', name: '元旦' },
      { date: '2027-02-06', kind: 'work', name: '春节, "调休"' },
    ]);
  });

  it('reads JSON as a list, as a year of ours, and in the shape of public data sets', () => {
    const day = { date: '2027-01-01', kind: 'off', name: '元旦' };
    const published = {
      year: 2027,
      dates: [{ date: '2027-01-01', name: '元旦', type: 'public_holiday' }],
    };
    for (const value of [[day], { days: [day] }, published])
      expect(importedDays('json', JSON.stringify(value))).toEqual([day]);
  });

  it('names the line or item of each mistake', () => {
    expect(errorsOf('csv', 'date,kind,name\n2027-02-30,off,元旦\n\n2027-01-01,shut,')).toEqual([
      expect.stringMatching(/^line 2: date 2027-02-30 does not exist/),
      expect.stringMatching(/^line 4: kind /),
      expect.stringMatching(/^line 4: name /),
    ]);
    expect(errorsOf('json', '{')).toEqual(['This is not JSON.']);
    expect(errorsOf('json', '[{"date":"2027-01-01"}]')).toContainEqual(
      expect.stringMatching(/^item 1: /),
    );
    expect(errorsOf('csv', 'date,kind,name\n')).toEqual(['There is no day in it.']);
  });

  it.each([
    ['2027/1/1,放假,元旦', ['2027-01-01']],
    ['2027年1月1日,节假日,元旦', ['2027-01-01']],
    ['2027.1.1\t休\t元旦', ['2027-01-01']],
    ['2027-01-01 00:00,off,元旦', null],
    ['2027年2月5日至2月8日,放假,春节', ['2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08']],
    ['2027年4月30日—5月2日,放假,劳动节', ['2027-04-30', '2027-05-01', '2027-05-02']],
    ['2027年10月1日（周五）至3日（周日）,放假,国庆节', ['2027-10-01', '2027-10-02', '2027-10-03']],
  ])('reads dates as people write them: %s', (line, dates) => {
    if (dates === null) expect(errorsOf('csv', line)).toHaveLength(1);
    else expect(importedDays('csv', line).map(({ date }) => date)).toEqual(dates);
  });

  it('reads Chinese headings in any order, and the words of the notice', () => {
    expect(
      importedDays('csv', '名称,日期,类型\n春节调休,2027-02-14,补班\n元旦,2027-01-01,放假'),
    ).toEqual([
      { date: '2027-01-01', kind: 'off', name: '元旦' },
      { date: '2027-02-14', kind: 'work', name: '春节调休' },
    ]);
  });

  it('refuses by line what is no date, and says how to write it', () => {
    expect(
      errorsOf('csv', '44967,off,元旦\n2027年2月30日,off,春节\n2027年2月9日至2月5日,off,春节'),
    ).toEqual([
      expect.stringMatching(/^line 1: date 44967 is the number of a spreadsheet.*2027-01-01/),
      expect.stringMatching(/^line 2: date 2027年2月30日 does not exist/),
      expect.stringMatching(/^line 3: date .* must end after it begins/),
    ]);
    expect(errorsOf('csv', '2027-01-01,off,Ԫ\uFFFD\uFFFD')).toEqual([
      expect.stringContaining('GBK'),
    ]);
  });
});
