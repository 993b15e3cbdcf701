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
      expect.stringMatching(/^line 2: date /),
      expect.stringMatching(/^line 4: kind /),
      expect.stringMatching(/^line 4: name /),
    ]);
    expect(errorsOf('json', '{')).toEqual(['This is not JSON.']);
    expect(errorsOf('json', '[{"date":"2027-01-01"}]')).toContainEqual(
      expect.stringMatching(/^item 1: /),
    );
    expect(errorsOf('csv', 'date,kind,name\n')).toEqual(['There is no day in it.']);
  });
});
