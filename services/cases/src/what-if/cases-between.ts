/** Received from the first day ($1) to the end of the last ($2), in the time zone of the hospital ($3). */
export const CASES_BETWEEN = `received_at >= ($1::date)::timestamp at time zone $3::text
  and received_at < (($2::date)::timestamp + interval '1 day') at time zone $3::text`;
