import type { CaseClassified, CaseDispatched, CaseOpened, Envelope } from '@tingsu/contracts';
import type { CasePlace } from './hint.js';

type Event = Pick<Envelope, 'type' | 'aggregatetype' | 'aggregateid'> & { readonly data: unknown };

/** Remembers where the latest cases belong, learned from the events that pass. The oldest are forgotten. */
export class CasePlaces {
  private readonly places = new Map<string, CasePlace>();

  constructor(private readonly most = 20_000) {}

  /** Learns from the event and returns the place it is about; null when that is not known. */
  placeOf(event: Event): CasePlace | null {
    if (event.aggregatetype === 'complaint') return placeOfComplaint(event.data);
    if (event.aggregatetype !== 'case') return null;
    const place = learn(event, this.places.get(event.aggregateid) ?? null);
    if (place) this.keep(event.aggregateid, place);
    return place;
  }

  private keep(caseId: string, place: CasePlace): void {
    this.places.delete(caseId);
    this.places.set(caseId, place);
    if (this.places.size <= this.most) return;
    const [oldest] = this.places.keys();
    if (oldest !== undefined) this.places.delete(oldest);
  }
}

/** A case moves between departments; who had it may still see it, so departments only ever join. */
function learn(event: Event, known: CasePlace | null): CasePlace | null {
  if (event.type === 'case.opened.v1') {
    const { caseNo, campus, department } = event.data as CaseOpened['data'];
    return { caseNo, campus, departments: withoutNull([department]) };
  }
  if (!known) return null;
  const joining = departmentsIn(event);
  return joining.length === 0
    ? known
    : { ...known, departments: [...new Set([...known.departments, ...joining])] };
}

function departmentsIn({ type, data }: Event): readonly string[] {
  switch (type) {
    case 'case.classified.v1': {
      const { leadDepartment, assistDepartments } = data as CaseClassified['data'];
      return withoutNull([leadDepartment, ...assistDepartments]);
    }
    case 'case.dispatched.v1': {
      const { lead, assist } = data as CaseDispatched['data'];
      return [lead, ...assist];
    }
    default:
      return hasOwner(data) ? withoutNull([data.ownerDepartment]) : [];
  }
}

function placeOfComplaint(data: unknown): CasePlace {
  const { campus, department } = data as { campus: string; department: string | null };
  return { caseNo: '', campus, departments: withoutNull([department]) };
}

const withoutNull = (names: readonly (string | null)[]): readonly string[] =>
  names.filter((name) => name !== null);

const hasOwner = (data: unknown): data is { readonly ownerDepartment: string | null } =>
  typeof data === 'object' && data !== null && 'ownerDepartment' in data;
