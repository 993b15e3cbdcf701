import { describe, expect, it } from '@jest/globals';
import { ACCESS_TABLE } from './access/access-table.js';
import { RespondentSchema } from './api/case-list.js';
import { ROLES } from './vocabulary.js';
import {
  RESPONDENT_READERS,
  respondentsIn,
  respondentPerson,
  respondentUnit,
} from './respondents.js';

const PERSON = '01900000-0000-7000-8000-00000000000b';

describe('a respondent, as lists ask for one', () => {
  it('is a department or a member of staff, and no name', () => {
    const asked = respondentsIn({ units: ['main.ward'], persons: [PERSON] });
    expect(asked).toEqual([respondentUnit('main.ward'), respondentPerson(PERSON)]);
    expect(asked.every((one) => RespondentSchema.safeParse(one).success)).toBe(true);
    for (const wrong of ['main.ward', 'unit:', 'person:张三', 'unit:内科', `person:${PERSON}0`])
      expect([wrong, RespondentSchema.safeParse(wrong).success]).toEqual([wrong, false]);
  });

  it('is asked for by the roles that the access table shows who is complained of', () => {
    const shown = ROLES.filter((role) =>
      ACCESS_TABLE.some(
        (row) =>
          row.role === role && row.relation !== 'investigator' && row.fields.includes('statement'),
      ),
    );
    expect([...RESPONDENT_READERS].sort()).toEqual([...shown].sort());
  });
});
