import { describe, expect, it } from '@jest/globals';
import { CaseClassified, CaseOpened, type Absence, type Duty } from '@tingsu/contracts';
import { aDirectory, anEvent, classified, opened, PEOPLE } from '../../test/fixtures.js';
import { anOpenCase, aSentCase, recipientsOf } from '../../test/notifications.fixture.js';
import { NO_ROSTERS, type Rosters } from '../rosters/rosters.js';

const DAY = { from: '2026-11-01T00:00:00Z', to: '2026-12-31T00:00:00Z' };
const LONG_AGO = { from: '2026-01-01T00:00:00Z', to: '2026-01-02T00:00:00Z' };
const on = (name: keyof typeof PEOPLE, span = DAY): Duty => ({ personId: PEOPLE[name], ...span });
const away = (name: keyof typeof PEOPLE, deputy: keyof typeof PEOPLE, span = DAY): Absence => ({
  personId: PEOPLE[name],
  deputy: PEOPLE[deputy],
  ...span,
});
const roster = (unit: string, ...duties: Duty[]): Rosters => ({
  ...NO_ROSTERS,
  duties: new Map([[`main/${unit}`, duties]]),
});
const absent = (...absences: Absence[]): Rosters => ({ ...NO_ROSTERS, absences });

describe('who is notified at that hour', () => {
  it('R-216: those on duty for the centre, who may be of another office, and not its officers', () => {
    expect(recipientsOf([anOpenCase], undefined, roster('centre_officer', on('admin')))).toEqual([
      'case.new → admin',
    ]);
  });

  it('those on duty for a department', () => {
    expect(
      recipientsOf(aSentCase, undefined, roster('main.pharmacy', on('pharmacyReceiver'))),
    ).toEqual(['case.assigned → pharmacyReceiver']);
  });

  it('everybody where the roster has a hole, and on campuses without one', () => {
    const hole = roster('centre_officer', on('admin', LONG_AGO));
    expect(recipientsOf([anOpenCase], undefined, hole)).toEqual(['case.new → officer']);
    const inEast = anEvent(CaseOpened, opened({ campus: 'east', department: null }));
    expect(recipientsOf([inEast], undefined, roster('centre_officer', on('admin')))).toEqual([
      'case.new → eastOfficer',
    ]);
  });

  it('whoever acts for a person who is away, along the chain of deputies, as long as it lasts', () => {
    const graded = [anOpenCase, anEvent(CaseClassified, classified({ priority: 'P2' }))];
    const chain = absent(away('centreHead', 'officer'), away('officer', 'leader'));
    expect(recipientsOf(graded, undefined, chain)).toEqual(['case.urgent → leader']);
    expect(
      recipientsOf(graded, undefined, absent(away('centreHead', 'officer', LONG_AGO))),
    ).toEqual(['case.urgent → centreHead']);
  });

  it('the person himself when the deputy has left the hospital', () => {
    expect(recipientsOf([anOpenCase], undefined, absent(away('officer', 'formerOfficer')))).toEqual(
      ['case.new → officer'],
    );
  });

  it('no one on duty who is kept away from the case', () => {
    const facts = { confidentialFromRespondent: true };
    const clue = [
      anEvent(CaseOpened, opened({ department: 'main.pharmacy' })),
      anEvent(CaseClassified, classified({ priority: 'P1', facts })),
    ];
    const told = recipientsOf(clue, aDirectory(), roster('leader', on('pharmacyHead')));
    expect(told).not.toContain('case.urgent → pharmacyHead');
    expect(told.length).toBeGreaterThan(0);
  });
});
