export const COMPLAINT_TABLE = 'complaint';

/** A sealed column of a complaint, under the data key of that complaint. */
export const complaintCell = (complaintId: string, column: string) => ({
  table: COMPLAINT_TABLE,
  column,
  rowId: complaintId,
  subject: complaintId,
});
