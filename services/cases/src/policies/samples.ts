import type { GivenComplaint } from '@tingsu/policy';

/** The sample complaints of the product, reduced to what a policy decides by: no words and no person. They are those of the demo. */
// prettier-ignore
export const SAMPLES: readonly GivenComplaint[] = [
  {
    id: 'SMP-01', channel: 'hotline', receivedAt: '2026-11-20T10:12:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-11-20T11:00:00+08:00',
    facts: { category: 'C01', topics: ['attitude'], place: 'outpatient', subjectAndFactsClear: true },
  },
  {
    id: 'SMP-02', channel: 'hotline', receivedAt: '2026-11-21T23:40:00+08:00', complainant: { relation: 'family_authorised', anonymous: false }, departmentNoticeAt: '2026-11-22T09:30:00+08:00',
    facts: { category: 'C03', topics: ['attitude'], place: 'emergency', abusiveAttitude: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-03', channel: 'visit', receivedAt: '2026-10-12T09:20:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-10-12T15:00:00+08:00',
    facts: { category: 'C02', topics: ['medical_quality'], place: 'ward', harm: true, complexDispute: true, possibleAccidentGrade: 3, personsHarmed: 1, subjectAndFactsClear: true },
    events: { 'resultNotice.served': '2026-10-26T10:00:00+08:00', 'reconsideration.requested': '2026-10-30T16:00:00+08:00' },
  },
  {
    id: 'SMP-05', channel: 'hotline', receivedAt: '2026-02-14T19:05:00+08:00', complainant: { relation: 'legal_representative', anonymous: false }, departmentNoticeAt: '2026-02-14T19:40:00+08:00',
    facts: { category: 'C02', topics: ['medical_quality'], place: 'emergency', harm: true, death: true, possibleAccidentGrade: 1, complexDispute: true, subjectAndFactsClear: true },
    events: { 'reportable.marked': '2026-02-14T19:30:00+08:00' },
  },
  {
    id: 'SMP-06', channel: 'web_form', receivedAt: '2026-09-24T14:05:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-09-24T15:30:00+08:00',
    facts: { category: 'C04', topics: ['charges'], place: 'ward', subjectAndFactsClear: true },
  },
  {
    id: 'SMP-07', channel: 'wechat', receivedAt: '2026-10-09T18:20:00+08:00', complainant: { relation: 'legal_representative', anonymous: false }, departmentNoticeAt: '2026-10-09T18:50:00+08:00',
    facts: { category: 'C02', topics: ['drug'], place: 'pharmacy', harm: false, patientSafety: true, minor: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-09', channel: 'suggestion_box', receivedAt: '2026-11-16T08:30:00+08:00', complainant: { relation: 'unknown', anonymous: true }, departmentNoticeAt: '2026-11-16T10:00:00+08:00',
    facts: { category: 'C09', topics: ['cleaning'], place: 'ward', box: 'ward', externalParty: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-11', channel: 'hotline_12345', receivedAt: '2026-11-13T16:48:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-11-16T09:00:00+08:00',
    facts: { category: 'C10', topics: ['appointment'], place: 'outpatient', subjectAndFactsClear: true },
  },
  {
    id: 'SMP-13', channel: 'petition_transfer', receivedAt: '2026-11-09T10:00:00+08:00', complainant: { relation: 'patient', anonymous: false },
    facts: { category: 'C02', topics: ['nursing_quality'], mainParty: 'nurse', reportedToSuperior: true, superiorDecided: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-14', channel: 'letter', receivedAt: '2026-11-11T14:00:00+08:00', complainant: { relation: 'patient', anonymous: false },
    facts: { category: 'C02', topics: ['medical_quality'], courtFiled: true, complexDispute: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-17', channel: 'suggestion_box', receivedAt: '2026-11-17T08:30:00+08:00', complainant: { relation: 'unknown', anonymous: true },
    facts: { category: 'C11', topics: [], box: 'outpatient', subjectAndFactsClear: false, supplementTried: true },
  },
  {
    id: 'SMP-18', channel: 'visit', receivedAt: '2026-10-20T15:00:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-10-20T16:00:00+08:00',
    facts: { category: 'C02', topics: ['medical_quality'], confirmedMalicious: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-19', channel: 'hotline', receivedAt: '2026-11-19T21:15:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-11-19T21:25:00+08:00',
    facts: { category: 'C06', topics: ['communication', 'security'], place: 'outpatient', securityThreat: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-20', channel: 'hotline_12345', receivedAt: '2026-09-28T09:30:00+08:00', complainant: { relation: 'patient', anonymous: false },
    facts: { category: 'C04', topics: ['charges'], place: 'ward', duplicateOf: 'SMP-06', subjectAndFactsClear: true },
  },
  {
    id: 'SMP-21', channel: 'hotline', receivedAt: '2026-11-23T09:05:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-11-23T09:40:00+08:00',
    facts: { category: 'C10', topics: ['device'], place: 'radiology', repeatCount: 3, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-23', channel: 'front_desk', receivedAt: '2026-11-25T16:40:00+08:00', complainant: { relation: 'family', anonymous: false },
    facts: { category: 'C07', topics: ['insurance'], place: 'settlement', subjectAndFactsClear: true },
  },
  {
    id: 'SMP-27', channel: 'visit', receivedAt: '2026-10-26T15:30:00+08:00', complainant: { relation: 'patient', anonymous: false }, departmentNoticeAt: '2026-10-26T16:00:00+08:00',
    facts: { category: 'C09', topics: ['drug'], place: 'pharmacy', externalParty: true, patientSafety: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-28', channel: 'wechat', receivedAt: '2026-11-20T19:00:00+08:00', complainant: { relation: 'patient', anonymous: false },
    facts: { category: 'C11', topics: ['out_of_scope'], outOfScope: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-29', channel: 'staff_portal', receivedAt: '2026-11-18T22:10:00+08:00', kind: 'internal', complainant: { relation: 'staff', anonymous: false },
    facts: { category: 'C08', topics: ['device'], patientSafety: true, subjectAndFactsClear: true },
  },
  {
    id: 'SMP-30', channel: 'front_desk', receivedAt: '2026-11-27T09:10:00+08:00', complainant: { relation: 'patient', anonymous: false },
    facts: { category: 'C04', topics: ['charges'], place: 'cashier', resolvedOnSpot: true, subjectAndFactsClear: true },
  },
];
