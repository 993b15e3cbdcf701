import { describe, expect, it } from '@jest/globals';
import {
  actingFor,
  actsFor,
  doubledIn,
  holesIn,
  onDutyAt,
  ringOf,
  type Absence,
  type Duty,
} from './roster.js';

const at = (time: string): string => new Date(`2026-11-${time}:00+08:00`).toISOString();
const duty = (personId: string, from: string, to: string): Duty => ({
  personId,
  from: at(from),
  to: at(to),
});
const away = (personId: string, deputy: string, from = '01T00:00', to = '30T00:00'): Absence => ({
  personId,
  deputy,
  from: at(from),
  to: at(to),
});
const NIGHT = duty('贾', '27T17:00', '28T08:00');

describe('a roster', () => {
  it('R-216: says who is on duty at an hour, over midnight too', () => {
    const duties = [duty('何', '27T08:00', '27T17:00'), NIGHT];
    const asked = ['27T07:59', '27T08:00', '27T16:59', '27T17:00', '28T07:59', '28T08:00'];
    expect(asked.map((time) => onDutyAt(duties, at(time)))).toEqual([
      [],
      ['何'],
      ['何'],
      ['贾'],
      ['贾'],
      [],
    ]);
  });

  it('names each person once who is on duty twice', () => {
    expect(onDutyAt([NIGHT, NIGHT], at('27T20:00'))).toEqual(['贾']);
  });

  it('shows its holes, at the edges of the week too', () => {
    const week = { from: at('27T00:00'), to: at('29T00:00') };
    const duties = [
      duty('贾', '27T17:00', '28T08:00'),
      duty('何', '27T08:00', '27T17:00'),
      duty('任', '28T10:00', '28T20:00'),
      duty('何', '28T12:00', '28T15:00'),
    ];
    expect(holesIn(duties, week)).toEqual([
      { from: at('27T00:00'), to: at('27T08:00') },
      { from: at('28T08:00'), to: at('28T10:00') },
      { from: at('28T20:00'), to: at('29T00:00') },
    ]);
    expect(holesIn([duty('何', '20T00:00', '30T00:00')], week)).toEqual([]);
    expect(holesIn([], week)).toEqual([week]);
  });

  it('does not put one person in two places at a time; two people at a time are company', () => {
    const twice = [NIGHT, duty('何', '27T17:00', '28T08:00'), duty('贾', '28T07:00', '28T09:00')];
    expect(doubledIn(twice)).toEqual([[0, 2]]);
    expect(doubledIn([NIGHT, duty('贾', '28T08:00', '28T09:00')])).toEqual([]);
  });
});

describe('a chain of deputies', () => {
  const chain = [away('郭', '何'), away('何', '任', '10T00:00', '12T00:00')];

  it('is followed to the one who is there', () => {
    expect(actingFor('郭', chain, at('05T12:00'))).toBe('何');
    expect(actingFor('郭', chain, at('11T12:00'))).toBe('任');
    expect(actingFor('任', chain, at('11T12:00'))).toBe('任');
  });

  it('ends when the absence does', () => {
    expect(actingFor('郭', chain, at('30T00:00'))).toBe('郭');
    expect(actsFor('任', chain, at('12T00:00'))).toEqual([]);
  });

  it('lends to the one who is there what those away may do', () => {
    expect(actsFor('任', chain, at('11T12:00'))).toEqual(['郭', '何']);
    expect(actsFor('何', chain, at('11T12:00'))).toEqual([]);
    expect(actsFor('何', chain, at('05T12:00'))).toEqual(['郭']);
  });

  it('must not lead back: a ring is named by its people', () => {
    expect(ringOf(away('任', '郭', '11T00:00', '13T00:00'), chain)).toEqual([
      '任',
      '郭',
      '何',
      '任',
    ]);
    expect(ringOf(away('郭', '郭'), [])).toEqual(['郭', '郭']);
  });

  it('is no ring when the absences do not meet in time', () => {
    expect(ringOf(away('任', '郭', '12T00:00', '13T00:00'), chain)).toBeNull();
    expect(ringOf(away('任', '曹', '11T00:00', '13T00:00'), chain)).toBeNull();
  });

  it('that leads nowhere leaves the person to act', () => {
    expect(actingFor('郭', [away('郭', '何'), away('何', '郭')], at('05T12:00'))).toBe('郭');
  });
});
